import { expect, type Locator, type Page } from '@playwright/test';

/** The code that signs another device in, on the one that shows it and on the one that scanned it. */
export class OtherDevicePage {
  /** The part of the account’s dialog. */
  readonly section: Locator;
  /** The page that the code opens. */
  readonly main: Locator;

  constructor(page: Page) {
    this.section = page.getByRole('region', { name: 'On your phone' });
    this.main = page.getByRole('main');
  }

  /** Proves who one is; the code comes then. */
  async show(password: string): Promise<void> {
    await this.section.getByRole('button', { name: /^Show a (new )?code$/u }).click();
    await this.section.getByRole('textbox', { name: 'Your password' }).fill(password);
    await this.section.getByRole('button', { name: 'Show the code' }).click();
  }

  get code(): Locator {
    return this.section.getByRole('img', { name: 'QR code that signs you in' });
  }

  /** Where the code leads, as it can be copied. */
  async link(): Promise<string> {
    await this.section.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => this.section.page().evaluate(() => navigator.clipboard.readText())).toContain('/enter#');
    return this.section.page().evaluate(() => navigator.clipboard.readText());
  }

  get enter(): Locator {
    return this.main.getByRole('button', { name: 'Sign in on this device' });
  }
}
