import { expect, type Locator, type Page } from '@playwright/test';
import { RoomPage } from './room.page.ts';

/** Whom one has blocked: the lines in the place of what they write, the question, the list. */
export class BlockingPage {
  readonly #page: Page;
  readonly #room: RoomPage;
  /** Every line of folded messages in the room. */
  readonly lines: Locator;
  readonly list: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#room = new RoomPage(page);
    this.lines = page.getByRole('log').getByRole('article', { name: /messages? from (?:somebody|people) you blocked/iu });
    this.list = page.getByRole('dialog', { name: 'People you blocked' });
  }

  /** Asks whether somebody of this name is to be blocked. */
  question(name: string): Locator {
    return this.#page.getByRole('dialog', { name: `Block ${name}?`, exact: true });
  }

  async confirm(name: string): Promise<void> {
    await this.question(name).getByRole('button', { name: 'Block', exact: true }).click();
    await expect(this.question(name)).toBeHidden();
  }

  /** Chooses an entry of the menu of a message, or of a line. */
  async choose(row: Locator, entry: string): Promise<void> {
    await this.#room.openMenu(() => row.dispatchEvent('contextmenu'));
    await this.#page.getByRole('menuitem', { name: entry }).click();
  }

  show(line: Locator): Locator {
    return line.getByRole('button', { name: 'Show' });
  }

  hide(line: Locator): Locator {
    return line.getByRole('button', { name: 'Hide' });
  }
}
