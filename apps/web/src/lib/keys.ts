const apple = /Mac|iPhone|iPad/u.test(navigator.platform);

/** How the command key is written on this machine. */
export const commandKey = apple ? '⌘' : 'Ctrl ';

/** Whether a key press is the command key of this machine and a letter. */
export function isCommand(event: KeyboardEvent, letter: string): boolean {
  return (apple ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === letter;
}
