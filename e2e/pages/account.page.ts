import { expect, type Locator, type Page } from '@playwright/test';

/** The dialog about one’s account. */
export class AccountPage {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Your account' });
  }

  field(label: 'User name' | 'Password' | 'Your password' | 'Current password' | 'New password'): Locator {
    return this.dialog.getByRole('textbox', { name: label, exact: true });
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  async create(userName: string, password: string): Promise<void> {
    await this.field('User name').fill(userName);
    await this.field('Password').fill(password);
    await this.button('Create account').click();
  }

  /** The account is there, under this user name. */
  async expectAccount(userName: string): Promise<void> {
    await expect(this.dialog).toContainText(userName);
    await expect(this.dialog.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible();
  }

  sessions(): Locator {
    return this.dialog.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem');
  }

  passkeys(): Locator {
    return this.dialog.getByRole('region', { name: 'Passkeys' }).getByRole('listitem');
  }

  /** Asks for a passkey more; the browser's own window comes after that. */
  async addPasskey(password: string): Promise<void> {
    await this.button('Add a passkey').click();
    await this.field('Your password').fill(password);
    await this.button('Continue').click();
  }

  async changePassword(current: string, next: string): Promise<void> {
    await this.button('Change password').click();
    await this.field('Current password').fill(current);
    await this.field('New password').fill(next);
    await this.button('Change password').click();
  }
}
