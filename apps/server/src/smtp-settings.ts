/** Where mail is handed in, and from whom it is. */
export interface Smtp {
  readonly url: string;
  readonly from: string;
}

type Given = Readonly<Record<string, string | undefined>>;
type Problem = readonly [setting: string, problem: string];
/** What is wrong, or how it is set. Null: no mail is sent. */
interface SmtpReading {
  readonly smtp: Smtp | null;
  readonly problems: readonly Problem[];
}

// In a password, too, each of these signs ends what stands before it or begins a code.
const WHERE =
  'must be like smtp://user:password@mail.example.com:587 or smtps://mail.example.com, with nothing behind it but ?tls=off; ' +
  'in a password write #, /, ?, % as %23, %2F, %3F, %25';
const address = /^(?:[^\p{C}<>"]*<[^\p{C}\p{Z}<>@"]+@[^\p{C}\p{Z}<>@"]+>|[^\p{C}\p{Z}<>@"]+@[^\p{C}\p{Z}<>@"]+)$/u;

function canBeDecoded(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

function isServer(url: string): boolean {
  if (!/^smtps?:\/\/\S+$/u.test(url) || !URL.canParse(url)) {
    return false;
  }
  const { hostname, pathname, search, hash, username, password } = new URL(url);
  const ends = hostname !== '' && /^\/?$/u.test(pathname) && /^(?:\?tls=off)?$/u.test(search) && hash === '';
  return ends && canBeDecoded(username) && canBeDecoded(password);
}

/** Reads the settings of mail, and tells all that is wrong with them: one without the others is of no use. */
export function readSmtp({ SMTP_URL: url, MAIL_FROM: from, PUBLIC_URL: publicUrl }: Given): SmtpReading {
  if (url === undefined) {
    return { smtp: null, problems: from === undefined ? [] : [['MAIL_FROM', 'needs SMTP_URL beside it']] };
  }
  const problems: Problem[] = [];
  if (!isServer(url)) {
    problems.push(['SMTP_URL', WHERE]);
  }
  if (from === undefined || !address.test(from)) {
    problems.push(['MAIL_FROM', 'must be like parley@example.com or Parley <parley@example.com>']);
  }
  if (publicUrl === undefined) {
    problems.push(['PUBLIC_URL', 'must be set where SMTP_URL is: links in mails lead there']);
  }
  return { smtp: { url, from: from ?? '' }, problems };
}
