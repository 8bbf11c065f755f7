import { expect, type Locator, type Page } from '@playwright/test';

/** Where a person gives a name, or signs in to their account. */
export class SignInPage {
  readonly main: Locator;
  readonly name: Locator;
  readonly enter: Locator;
  readonly suggestion: Locator;
  readonly userName: Locator;
  readonly password: Locator;
  /** To the other way in. */
  readonly haveAccount: Locator;
  readonly submit: Locator;
  readonly passkey: Locator;

  constructor(page: Page) {
    const main = page.getByRole('main');
    this.main = main;
    this.name = main.getByRole('textbox', { name: 'Your name' });
    this.enter = main.getByRole('button', { name: 'Start talking' });
    this.suggestion = main.getByRole('button', { name: /^Use “/u });
    this.userName = main.getByRole('textbox', { name: 'User name' });
    this.password = main.getByRole('textbox', { name: 'Password' });
    this.haveAccount = main.getByRole('button', { name: 'Have an account? Sign in' });
    this.passkey = main.getByRole('button', { name: 'Use a passkey' });
    this.submit = main.getByRole('button', { name: 'Sign in', exact: true });
  }

  async signIn(name: string): Promise<void> {
    await this.name.fill(name);
    await this.enter.click();
  }

  async signInToAccount(userName: string, password: string): Promise<void> {
    await this.haveAccount.click();
    await this.signInAgain(userName, password);
  }

  /** Where user name and password are asked for already. */
  async signInAgain(userName: string, password: string): Promise<void> {
    await this.userName.fill(userName);
    await this.password.fill(password);
    await this.submit.click();
  }

  /** Somebody with an account is out, and reads why. */
  async expectOut(why: string): Promise<void> {
    await expect(this.main.getByText(why)).toBeVisible();
    await expect(this.userName).toBeVisible();
  }

  async expectOpen(): Promise<void> {
    await expect(this.name).toBeVisible();
  }
}
