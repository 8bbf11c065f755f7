import { expect, type Locator, type Page } from '@playwright/test';

/** Two-step sign-in: its part of the dialog about one's account, and what asks for a code before one is in. */
export class SecondFactorPage {
  readonly section: Locator;
  readonly password: Locator;
  /** In the dialog, beside the password. */
  readonly anyCode: Locator;
  readonly code: Locator;
  readonly backupCode: Locator;
  readonly signIn: Locator;
  readonly useBackupCode: Locator;

  constructor(page: Page) {
    this.section = page.getByRole('region', { name: 'Two-step sign-in' });
    this.password = this.section.getByRole('textbox', { name: 'Your password' });
    this.anyCode = this.section.getByRole('textbox', { name: 'Code from your app, or a backup code' });
    this.code = page.getByRole('textbox', { name: 'Code from your app', exact: true });
    this.backupCode = page.getByRole('textbox', { name: 'Backup code' });
    this.signIn = page.getByRole('main').getByRole('button', { name: 'Sign in', exact: true });
    this.useBackupCode = page.getByRole('button', { name: 'Use a backup code instead' });
  }

  button(name: string): Locator {
    return this.section.getByRole('button', { name, exact: true });
  }

  /** The secret, as it is to be typed into an app. */
  async offer(password: string): Promise<string> {
    await this.button('Switch on').click();
    await this.password.fill(password);
    await this.button('Continue').click();
    await expect(this.section.getByRole('img', { name: 'QR code for your app' })).toBeVisible();
    return this.section.getByLabel('Secret', { exact: true }).innerText();
  }

  async backupCodes(): Promise<string[]> {
    const codes = this.section.getByRole('list', { name: 'Backup codes' }).getByRole('listitem');
    await expect(codes).toHaveCount(10);
    return codes.allInnerTexts();
  }
}
