/** Not in the entry, but fetched at once: the message box waits for the draft that it brings. */
export const soon = import('./behind.ts').then((module) => module.behind);
// Where it does not come, nothing is kept: whoever uses it hears of that.
soon.catch(() => {});
