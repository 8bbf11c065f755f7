/** Something that is wanted about a person, from anywhere on the page: their card, or that they are blocked or not any more. */
export interface PersonAsked {
  readonly id: string;
  readonly what: 'card' | 'block' | 'unblock';
  /** Where it was asked: beside it stands the card, and it has the focus afterwards. */
  readonly at: HTMLElement;
}

const name = 'parley:person';

/** Asks for it; whoever shows cards of people answers. */
export function askAboutPerson(asked: PersonAsked): void {
  document.dispatchEvent(new CustomEvent(name, { detail: asked }));
}

/** Hears what is asked about people, until the signal ends it. */
export function hearOfPeople(heard: (asked: PersonAsked) => void, signal: AbortSignal): void {
  document.addEventListener(name, (event) => heard((event as CustomEvent<PersonAsked>).detail), { signal });
}
