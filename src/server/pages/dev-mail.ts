import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { html, toText, type Html } from '../../platform/html.ts';
import type { RateLimit } from '../http/limit-rate.ts';
import type { EmailMessage } from '../../shop/emails/transports/transport.ts';

const MAX_LISTED = 100;
/** The file names of the file transport. They cannot lead out of the folder. */
const NAME = /^[\d-]{10}T[\d-]{12}Z-[0-9a-f-]{36}$/;

/** A message as read from JSON, with the date as text. */
type Stored = Omit<EmailMessage, 'date'> & { date: string };

const timeIn = (timeZone: string, date: string) =>
  html`<time datetime="${date}"
    >${new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(new Date(date))}</time
  >`;

const page = (reply: FastifyReply, title: string, body: Html) =>
  reply
    .type('text/html; charset=utf-8')
    // An e-mail must not run scripts, or load images that report that it was read.
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'")
    .header('cache-control', 'no-store, no-transform')
    .send(
      toText(
        html`<!doctype html>
          <html lang="en">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <meta name="color-scheme" content="light dark" />
              <title>${title}</title>
              <style>
                body {
                  max-width: 60rem;
                  margin: 2rem auto;
                  padding: 0 1rem;
                  font:
                    1rem/1.5 system-ui,
                    sans-serif;
                  overflow-wrap: anywhere;
                }
                table {
                  width: 100%;
                  border-collapse: collapse;
                }
                td {
                  padding: 0.5rem 0.5rem 0.5rem 0;
                  border-bottom: 1px solid #8884;
                  vertical-align: top;
                }
                iframe {
                  width: 100%;
                  height: 40rem;
                  border: 1px solid #8884;
                  background: #fff;
                }
                pre {
                  white-space: pre-wrap;
                }
              </style>
            </head>
            <body>
              <h1>${title}</h1>
              ${body}
            </body>
          </html> `,
      ),
    );

/** Serves `/dev/mail`: the e-mails that were written to files instead of sent. For development only. */
export function serveDevMail(
  app: FastifyInstance,
  folder: string,
  { timeZone, rateLimit }: { timeZone: string; rateLimit: RateLimit },
): void {
  const route = { onRequest: rateLimit };
  const readMail = async (name: string): Promise<Stored> =>
    JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as Stored;

  app.get('/dev/mail', route, async (_request, reply) => {
    const files = await readdir(folder).catch(() => []);
    const names = files
      .flatMap((file) => (file.endsWith('.eml') ? [file.slice(0, -'.eml'.length)] : []))
      .filter((name) => NAME.test(name))
      .sort()
      .reverse()
      .slice(0, MAX_LISTED);
    const mails = await Promise.all(names.map(async (name) => ({ name, mail: await readMail(name) })));
    const rows = mails.map(
      ({ name, mail }) =>
        html`<tr>
          <td><a href="/dev/mail/${name}">${mail.subject}</a></td>
          <td>${mail.to.address}</td>
          <td>${timeIn(timeZone, mail.date)}</td>
        </tr>`,
    );
    return page(
      reply,
      'Development e-mails',
      rows.length > 0
        ? html`<table>
            ${rows}
          </table>`
        : html`<p>There are no e-mails yet. Register an account or place an order to get one.</p>`,
    );
  });

  app.get<{ Params: { file: string } }>('/dev/mail/:file', route, async (request, reply) => {
    const { file } = request.params;
    const name = file.replace(/\.eml$/, '');
    if (!NAME.test(name)) return reply.callNotFound();
    try {
      if (file !== name) {
        const mime = await readFile(join(folder, file));
        return await reply.type('message/rfc822').header('content-disposition', 'attachment').send(mime);
      }
      const { subject, from, to, date, html: markup, text } = await readMail(name);
      return await page(
        reply,
        subject,
        html`<p>
            From ${from.name} &lt;${from.address}&gt; to ${to.name} &lt;${to.address}&gt;,
            ${timeIn(timeZone, date)} <br /><a href="/dev/mail">All e-mails</a> ·
            <a href="/dev/mail/${name}.eml">Download as .eml</a>
          </p>
          <iframe sandbox title="E-mail" srcdoc="${markup}"></iframe>
          <h2>Plain text</h2>
          <pre>${text}</pre>`,
      );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return reply.callNotFound();
      throw error;
    }
  });
}
