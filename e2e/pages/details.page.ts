import { expect, type Locator, type Page } from '@playwright/test';

/** What there is to know about a room: beside it, or over it where there is less room. */
export class DetailsPage {
  readonly #page: Page;
  readonly region: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.region = page.getByRole('complementary', { name: 'Room details' }).or(page.getByRole('dialog', { name: 'Details' }));
  }

  async open(): Promise<void> {
    const main = this.#page.getByRole('main');
    const button = main.getByRole('button', { name: /(?:open|close) details$/u });
    if (!(await button.isVisible())) {
      await main.getByRole('button', { name: 'Room menu' }).click();
      await this.#page.getByRole('menuitem', { name: 'Details' }).click();
    } else if (/open/u.test((await button.textContent()) ?? '')) await button.click();
    await expect(this.region).toBeVisible();
  }

  member(name: string): Locator {
    return this.region.getByRole('listitem').filter({ hasText: name });
  }

  async expectMember(name: string, presence: 'online' | 'away' | 'offline'): Promise<void> {
    await expect(this.member(name)).toContainText(`${name}, ${presence}`);
  }
}
