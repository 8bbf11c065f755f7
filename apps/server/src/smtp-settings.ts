/** Where mail is handed in, and from whom it is. */
export interface Smtp {
  readonly url: string;
  readonly from: string;
}

interface Given {
  readonly SMTP_URL: string | null;
  readonly MAIL_FROM: string | null;
  readonly PUBLIC_URL: string | null;
}

const WHERE = 'must be like smtp://user:password@mail.example.com:587 or smtps://mail.example.com, with nothing behind it but ?tls=off';
const address = /^(?:[^\p{C}<>"]*<[^\p{C}\p{Z}<>@"]+@[^\p{C}\p{Z}<>@"]+>|[^\p{C}\p{Z}<>@"]+@[^\p{C}\p{Z}<>@"]+)$/u;

function isServer(url: string): boolean {
  if (!/^smtps?:\/\/\S+$/u.test(url) || !URL.canParse(url)) {
    return false;
  }
  const { hostname, pathname, search, hash } = new URL(url);
  return hostname !== '' && /^\/?$/u.test(pathname) && /^(?:\?tls=off)?$/u.test(search) && hash === '';
}

/** What is wrong with the settings of mail: one without the others is of no use. */
export function smtpProblems({ SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl }: Given): (readonly [setting: keyof Given, problem: string])[] {
  if (url === null) {
    return from === null ? [] : [['MAIL_FROM', 'needs SMTP_URL beside it']];
  }
  return [
    ...(isServer(url) ? [] : [['SMTP_URL', WHERE] as const]),
    ...(from !== null && address.test(from) ? [] : [['MAIL_FROM', 'must be like parley@example.com or Parley <parley@example.com>'] as const]),
    ...(publicUrl === null ? [['PUBLIC_URL', 'must be set where SMTP_URL is: links in mails lead there'] as const] : []),
  ];
}
