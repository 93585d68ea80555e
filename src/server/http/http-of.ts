import type { GraphQLError } from 'graphql';

/** Status and headers of an error's own, where it has some. */
export function httpOf({ extensions }: GraphQLError): { status?: number; headers: Record<string, string> } {
  const http = extensions['http'] as { status?: number; headers?: ReadonlyMap<string, string> } | undefined;
  return {
    ...(http?.status !== undefined && { status: http.status }),
    headers: Object.fromEntries(http?.headers ?? []),
  };
}
