/** The resolvers of a GraphQL type, with those required whose fields its row does not hold: a forgotten one does not compile. */
export type RequiredFieldResolvers<Row, Resolvers> = Required<Omit<Resolvers, keyof Row | '__isTypeOf'>> &
  Partial<Resolvers>;
