import { getNamedType, isObjectType, type GraphQLResolveInfo } from 'graphql';
import { Info, type FieldPlan, type Selection } from './plan.ts';

/** A field that is executed, by which what is known of it may be kept; null where it is not this executor's. */
export const planOf = (info: GraphQLResolveInfo): FieldPlan | null =>
  info instanceof Info ? info.plan : null;

/** What is selected of a field's object, or of each in its list; null of an interface's or a union's. */
export function selectedOf(plan: FieldPlan): Selection | null {
  const type = getNamedType(plan.field.type);
  return isObjectType(type) ? plan.select(type) : null;
}
