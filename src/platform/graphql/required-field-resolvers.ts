/** The resolvers of a GraphQL type. Each field that is not a property of the row must have one, or the code does not compile. */
export type RequiredFieldResolvers<Row, Resolvers> = Required<Omit<Resolvers, keyof Row | '__isTypeOf'>> &
  Partial<Resolvers>;
