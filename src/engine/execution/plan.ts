import type {
  FieldNode,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { Errors } from './errors.ts';

export type Values = Readonly<Record<string, unknown>>;
export type Fragments = GraphQLResolveInfo['fragments'];
export type Path = GraphQLResolveInfo['path'];

/** The object that a selection set becomes in the answer. */
export type Fields = Record<string, unknown>;

/** What is selected of one object type, whatever fragments and directives it was written with. */
export type Selection = { type: GraphQLObjectType; fields: readonly FieldPlan[] };

/** One field of the answer, with all that is known of it before it is executed. */
export type FieldPlan = {
  responseName: string;
  field: GraphQLField<unknown, unknown>;
  parentType: GraphQLObjectType;
  nodes: FieldNode[];
  /** Null where it is a property, or a method, of its object. */
  resolve: GraphQLFieldResolver<unknown, unknown> | null;
  arguments: (run: Run) => Record<string, unknown>;
  complete: Complete;
  /** What is selected below, of objects of this type. */
  select: (type: GraphQLObjectType) => Selection;
  /** A scalar or an enum, which has no places below it. */
  isLeaf: boolean;
  isNonNull: boolean;
};

/** Makes of what a resolver gave what stands in the answer, or throws. A leaf is told no place. */
export type Complete = (value: unknown, path: Path | undefined, info: Info | undefined) => unknown;

/** One execution. */
export type Run = {
  schema: GraphQLSchema;
  fragments: Fragments;
  rootValue: unknown;
  contextValue: unknown;
  operation: OperationDefinitionNode;
  variableValues: Values;
  errors: Errors;
  /** Arguments that depend on variables, by their field's number. */
  args: Record<string, unknown>[];
};

/**
 * What a resolver is told of its field. A class, since nearly no resolver asks, and what getters of a prototype give costs
 * nothing until somebody does.
 */
export class Info implements GraphQLResolveInfo {
  readonly plan: FieldPlan;
  readonly run: Run;
  readonly #parentPath: Path | undefined;
  #path: Path | undefined;

  constructor(plan: FieldPlan, run: Run, parentPath: Path | undefined) {
    this.plan = plan;
    this.run = run;
    this.#parentPath = parentPath;
  }

  get path(): Path {
    const { responseName, parentType } = this.plan;
    return (this.#path ??= { prev: this.#parentPath, key: responseName, typename: parentType.name });
  }
  get fieldName() {
    return this.plan.field.name;
  }
  get fieldNodes() {
    return this.plan.nodes;
  }
  get returnType() {
    return this.plan.field.type;
  }
  get parentType() {
    return this.plan.parentType;
  }
  get schema() {
    return this.run.schema;
  }
  get fragments() {
    return this.run.fragments;
  }
  get rootValue() {
    return this.run.rootValue;
  }
  get operation() {
    return this.run.operation;
  }
  get variableValues() {
    return this.run.variableValues as Record<string, unknown>;
  }
}
