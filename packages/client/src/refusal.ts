/** Whether the server refused a connection because it does not know the session. */
export function isUnauthenticated(error: object): boolean {
  const data: unknown = 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'code' in data && data.code === 'unauthenticated';
}
