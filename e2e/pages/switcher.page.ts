import type { Locator, Page } from '@playwright/test';

/** Jumps to a room by some letters of its name. */
export class SwitcherPage {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly field: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: 'Jump to a room' });
    this.field = this.dialog.getByRole('combobox', { name: 'Jump to' });
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press('ControlOrMeta+k');
    await this.field.waitFor();
  }

  option(text: string): Locator {
    return this.dialog.getByRole('option').filter({ hasText: text });
  }
}
