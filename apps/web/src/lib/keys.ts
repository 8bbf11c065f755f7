const apple = /Mac|iPhone|iPad/u.test(navigator.platform);

/** How the command key is written on this machine. */
export const commandKey = apple ? '⌘' : 'Ctrl ';

/** Whether a key press is the command key of this machine and a letter, or the slash, for which some keyboards need Shift. */
export function isCommand(event: KeyboardEvent, letter: string): boolean {
  const plain = !event.altKey && (!event.shiftKey || letter === '/');
  return (apple ? event.metaKey : event.ctrlKey) && plain && event.key.toLowerCase() === letter;
}
