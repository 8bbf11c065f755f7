import { expect, type Locator, type Page } from '@playwright/test';

/** Where a person gives a name. */
export class SignInPage {
  readonly name: Locator;
  readonly enter: Locator;
  readonly suggestion: Locator;

  constructor(page: Page) {
    const main = page.getByRole('main');
    this.name = main.getByRole('textbox', { name: 'Your name' });
    this.enter = main.getByRole('button', { name: 'Start talking' });
    this.suggestion = main.getByRole('button', { name: /^Use “/u });
  }

  async signIn(name: string): Promise<void> {
    await this.name.fill(name);
    await this.enter.click();
  }

  async expectOpen(): Promise<void> {
    await expect(this.name).toBeVisible();
  }
}
