/**
 * An OpenID provider of made-up identities, on the loopback alone.
 *
 *   node provider.mjs                       for the stories: reads commands as lines of JSON, prints a line for each that is done
 *   node provider.mjs --demo HUB_URL PORT   for the demo of a hub at that address, as the client hub with the secret in demo/secret
 *
 * Commands: {"clients": […]} replaces the clients, {"rotate": true} replaces the keys.
 */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Provider } from 'oidc-provider';
import { page } from './page.mjs';

const FISCAL_NUMBER = 'https://attributes.eid.gov.it/fiscal_number';
const LEVELS = ['https://www.spid.gov.it/SpidL1', 'https://www.spid.gov.it/SpidL2', 'https://www.spid.gov.it/SpidL3'];
const BODY_BYTES = 16384;

const [mode, hubUrl, port] = process.argv.slice(2);
const isDemo = mode === '--demo';
const cookieKeys = [randomUUID()];

let issuer;
let clients = [];
let keys = [newKey()];
let provider;
let serve;

function newKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}

/** The provider is made anew for other clients or keys; sessions and codes stay. */
function renew() {
  provider = new Provider(issuer, {
    clients,
    jwks: { keys },
    cookies: { keys: cookieKeys },
    acrValues: LEVELS,
    scopes: ['openid'],
    claims: { openid: ['sub'], [FISCAL_NUMBER]: null },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      claimsParameter: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource },
    },
    // The library's own dispatcher refuses addresses of this machine, where the hub is.
    fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, [FISCAL_NUMBER]: `TINIT-${id}` }) }),
    renderError: (ctx, out, error) => {
      ctx.type = 'text/plain';
      ctx.body = `${out.error}: ${out.error_description ?? ''} ${error.error_detail ?? ''}`;
    },
  });
  serve = provider.callback();
}

function logoutSource(ctx, form) {
  ctx.body = page('Uscita / Sign out', form.replace('</form>', '<button name="logout" value="yes">Esci / Sign out</button></form>'));
}

async function interaction(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  if (request.method === 'GET') {
    const form = `<form method="post">
      <p><label>Codice fiscale / tax code <input name="account" required autofocus></label></p>
      <p><label>Livello / level <select name="level"><option>1<option selected>2<option>3</select></label></p>
      <p><button name="answer" value="yes">Entra / Sign in</button> <button name="answer" value="no" formnovalidate>Annulla / Cancel</button></p>
    </form>`;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page('Identità dimostrative / Demo identities', form));
    return;
  }
  const answer = new URLSearchParams(await read(request));
  if (answer.get('answer') === 'no') {
    await provider.interactionFinished(request, response, { error: 'access_denied' });
    return;
  }
  const account = answer.get('account').trim().toUpperCase();
  const grant = new provider.Grant({ accountId: account, clientId: params.client_id });
  grant.addOIDCScope('openid');
  grant.addOIDCClaims([FISCAL_NUMBER]);
  const login = { accountId: account, acr: LEVELS[Number(answer.get('level')) - 1] };
  await provider.interactionFinished(request, response, { login, consent: { grantId: await grant.save() } });
}

async function read(request) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > BODY_BYTES) throw new Error('the form is too large');
  }
  return body;
}

const server = createServer((request, response) => {
  if (!request.url.startsWith('/interaction/')) return serve(request, response);
  return interaction(request, response).catch((error) => {
    response.statusCode = 400;
    response.end(error.message);
  });
});

server.listen(Number(port ?? 0), '127.0.0.1', () => {
  issuer = `http://127.0.0.1:${server.address().port}`;
  if (isDemo) clients = [demoClient()];
  renew();
  console.log(isDemo ? `Demo identities for ${hubUrl}: ${issuer}` : issuer);
});

function demoClient() {
  const secret = readFileSync(new URL('demo/secret', import.meta.url), 'utf8').trim();
  return {
    client_id: 'hub',
    client_secret: secret,
    redirect_uris: [`${hubUrl}/sign-in/demo/callback`],
    backchannel_logout_uri: `${hubUrl}/sign-in/demo/back-channel-logout`,
    backchannel_logout_session_required: true,
  };
}

if (!isDemo) {
  const commands = createInterface({ input: process.stdin });
  commands.on('line', (line) => {
    const command = JSON.parse(line);
    if (command.clients) clients = command.clients;
    if (command.rotate) keys = [newKey()];
    renew();
    console.log('done');
  });
  // Whoever started it is gone.
  commands.on('close', () => process.exit(0));
}
