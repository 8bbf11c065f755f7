import type { Locator, Page } from '@playwright/test';

/** The dialog that lists every room one may join. */
export class BrowsePage {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Browse rooms' });
  }

  async search(text: string): Promise<void> {
    await this.dialog.getByRole('searchbox', { name: 'Search rooms' }).fill(text);
  }

  row(name: string): Locator {
    return this.dialog.getByRole('listitem').filter({ hasText: name });
  }

  async joinRoom(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name: `Join ${name}` }).click();
  }
}
