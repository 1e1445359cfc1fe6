// A provider of accounts on loopback: the certified oidc-provider, with accounts from a file that tests change.
// usage: node provider.mjs PORT ACCOUNTS.json ADDRESS_OF_WIJK
import { readFileSync } from 'node:fs';
import Provider from 'oidc-provider';

const [port, file, wijk] = process.argv.slice(2);
const accounts = () => JSON.parse(readFileSync(file, 'utf8'));
const client = (id) => ({
  client_id: id,
  client_secret: `secret of ${id}`,
  grant_types: ['authorization_code', 'refresh_token'],
  redirect_uris: [`${wijk}/oauth2callback`],
  post_logout_redirect_uris: [`${wijk}/oauth2callback`],
});

const provider = new Provider(`http://localhost:${port}`, {
  clients: [client('wijk'), client('other')],
  cookies: { keys: ['a key that only a test knows'] },
  claims: { email: ['email', 'email_verified'], profile: ['groups'] },
  conformIdTokenClaims: false,
  issueRefreshToken: async () => true,
  rotateRefreshToken: true,
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true }, userinfo: { enabled: true } },
  async findAccount(_ctx, sub) {
    const groups = accounts()[sub];
    if (groups === undefined) return undefined;
    return { accountId: sub, claims: async () => ({ sub, email: `${sub}@gemeente.nl`, email_verified: true, groups }) };
  },
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
