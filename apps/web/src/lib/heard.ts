/**
 * A transaction that is cut short, as by the browser when somebody signs out, is told to each of its requests. That it ended like that
 * is then no error of which nobody has heard.
 */
export function heard<T extends { readonly done: Promise<unknown> }>(transaction: T): T {
  transaction.done.catch(() => {});
  return transaction;
}
