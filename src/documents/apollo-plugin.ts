import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import { operationRefused } from '../errors.ts';
import type { Cost } from './cost.ts';
import type { Documents } from './documents.ts';

export type PluginOptions = {
  documents: Documents;
  mostCost: number;
  formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
};

/** What Apollo is given in place of a document that is refused. */
const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** Has Apollo execute the documents that were read here, which it then neither parses nor validates. */
export const documentsPlugin = (options: PluginOptions): ApolloServerPlugin<BaseContext> => ({
  requestDidStart: async () => {
    const { documents, mostCost, formatError } = options;
    let errors: readonly GraphQLError[] = [];
    let weighed: Cost | undefined;
    return {
      didResolveSource: async (request) => {
        const read = documents.read(request.source);
        if ('errors' in read) ({ errors } = read);
        Object.assign(request, { document: 'errors' in read ? NOTHING : read });
      },
      didResolveOperation: async ({ request, document, operation }) => {
        if (errors[0]) throw errors[0];
        if (!operation)
          throw operationRefused('BAD_USER_INPUT', 'There is no such operation in the document.');
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
          throw operationRefused('BAD_USER_INPUT', 'Subscriptions go over WebSockets or server-sent events.');
        }
        const { variables, extensions } = request;
        const asked = documents.weigh({ document, operation, variables, extensions });
        if ('errors' in asked) throw (errors = asked.errors)[0];
        weighed = asked;
      },
      willSendResponse: async ({ response: { body } }) => {
        if (body.kind !== 'single') return;
        const { singleResult } = body;
        // Apollo has been thrown the first one alone.
        if (errors.length > 1)
          singleResult.errors = errors.map((error) => formatError(error.toJSON(), error));
        if (weighed) {
          const cost = { requested: weighed.cost, maximum: mostCost };
          singleResult.extensions = { ...singleResult.extensions, cost };
        }
      },
    };
  },
});
