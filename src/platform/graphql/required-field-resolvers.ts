/** The resolvers of a GraphQL type. A field that is not a property of the row needs one, or the code does not compile. */
export type RequiredFieldResolvers<Row, Resolvers> = Required<Omit<Resolvers, keyof Row | '__isTypeOf'>> &
  Partial<Resolvers>;
