import { expect, type Locator, type Page } from '@playwright/test';

/** What one sees of a provider: the buttons that lead there, and its own page. */
export class ProviderPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Leads there; where one comes in, or in one’s account. */
  leave(name: string): Locator {
    return this.#page.getByRole('button', { name: `Continue with ${name}` });
  }

  async signInAs(login: string): Promise<void> {
    await expect(this.#page.getByRole('heading', { name: 'Company sign-in' })).toBeVisible();
    await this.#page.getByRole('textbox', { name: 'Who are you?' }).fill(login);
    await this.#page.getByRole('button', { name: 'Continue', exact: true }).click();
  }

  async sayNo(): Promise<void> {
    await this.#page.getByRole('link', { name: 'Cancel' }).click();
  }

  /** The links of one’s account, a line each. */
  linked(): Locator {
    return this.#page.getByRole('region', { name: 'Other services' }).getByRole('listitem');
  }
}
