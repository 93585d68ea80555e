import { getNamedType, isObjectType, type GraphQLResolveInfo } from 'graphql';
import { Info, type FieldPlan, type Selection } from './plan.ts';

/** Returns the plan of an executed field, which can be a cache key. Null if another executor runs the field. */
export const planOf = (info: GraphQLResolveInfo): FieldPlan | null =>
  info instanceof Info ? info.plan : null;

/** Returns the selection of a field's object, or of each entry of its list. Null for interfaces and unions. */
export function selectedOf(plan: FieldPlan): Selection | null {
  const type = getNamedType(plan.field.type);
  return isObjectType(type) ? plan.select(type) : null;
}
