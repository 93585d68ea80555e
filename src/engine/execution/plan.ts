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

export type Variables = Readonly<Record<string, unknown>>;
export type Fragments = GraphQLResolveInfo['fragments'];
export type Path = GraphQLResolveInfo['path'];

/** The object that a selection set produces in the response. */
export type ResponseObject = Record<string, unknown>;

/** The selected fields of one object type, after fragments and directives are applied. */
export type Selection = { type: GraphQLObjectType; fields: readonly FieldPlan[] };

/** One field of the response, with everything that is known before execution. */
export type FieldPlan = {
  responseName: string;
  field: GraphQLField<unknown, unknown>;
  parentType: GraphQLObjectType;
  nodes: FieldNode[];
  /** Null if the value is a property or a method of the source object. */
  resolve: GraphQLFieldResolver<unknown, unknown> | null;
  arguments: (state: ExecutionState) => Record<string, unknown>;
  complete: Complete;
  /** Returns the nested selection for objects of this type. */
  select: (type: GraphQLObjectType) => Selection;
  /** A scalar or an enum, which has no nested paths. */
  isLeaf: boolean;
  isNonNull: boolean;
};

/** Converts a resolved value to the value in the response, or throws. A leaf needs neither `place` nor `info`. */
export type Complete = (value: unknown, place: Place | undefined, info: Info | undefined) => unknown;

/** A field or an entry of a list in the response. Its path is created at the first read, because most paths are never read. */
export type Place = { readonly path: Path };

export class Entry implements Place {
  readonly #list: Place;
  readonly #index: number;
  #path: Path | undefined;

  constructor(list: Place, index: number) {
    this.#list = list;
    this.#index = index;
  }

  get path(): Path {
    return (this.#path ??= { prev: this.#list.path, key: this.#index, typename: undefined });
  }
}

/** The state of one execution. */
export type ExecutionState = {
  schema: GraphQLSchema;
  fragments: Fragments;
  rootValue: unknown;
  contextValue: unknown;
  operation: OperationDefinitionNode;
  variableValues: Variables;
  errors: Errors;
  /** Arguments that depend on variables. The index is the number that the compiler gave to their field. */
  fieldArguments: Record<string, unknown>[];
};

/**
 * The `info` argument of a resolver. A class with getters on the prototype: few resolvers read it, and unread properties
 * cost nothing.
 */
export class Info implements GraphQLResolveInfo, Place {
  readonly plan: FieldPlan;
  readonly state: ExecutionState;
  readonly #parent: Place | undefined;
  #path: Path | undefined;

  constructor(plan: FieldPlan, state: ExecutionState, parent: Place | undefined) {
    this.plan = plan;
    this.state = state;
    this.#parent = parent;
  }

  get path(): Path {
    const { responseName, parentType } = this.plan;
    return (this.#path ??= { prev: this.#parent?.path, key: responseName, typename: parentType.name });
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
    return this.state.schema;
  }
  get fragments() {
    return this.state.fragments;
  }
  get rootValue() {
    return this.state.rootValue;
  }
  get operation() {
    return this.state.operation;
  }
  get variableValues() {
    return this.state.variableValues as Record<string, unknown>;
  }
}
