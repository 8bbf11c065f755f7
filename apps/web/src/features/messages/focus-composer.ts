/** The message box of the room on screen. */
function composer(): HTMLTextAreaElement | null {
  return document.querySelector('textarea[data-composer]');
}

/** Puts the caret into the message box, at its end if it was elsewhere. */
export function focusComposer(): void {
  composer()?.focus();
}

/** Whether a key press there types something of its own, or presses something. */
function takesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role="menu"] *, [role="listbox"] *'))
  );
}

/** Whether typing there may go to the message box: nothing else takes it, and no dialog or menu is open. */
export function isFreeToType(target: EventTarget | null): boolean {
  return !takesKeys(target) && document.querySelector('dialog[open], [popover]:popover-open') === null;
}
