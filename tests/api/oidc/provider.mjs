// A real provider of identities on a loopback port: node provider.mjs FOLDER PORT CALLBACK
// FOLDER holds node_modules with oidc-provider; the name somebody logs in with is their preferred_username.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [, , folder, port, callback] = process.argv;
const found = createRequire(`${folder}/`).resolve("oidc-provider");
const { Provider } = await import(pathToFileURL(found).href);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: "onevisit",
    client_secret: "a-secret-between-the-two-of-them",
    redirect_uris: [callback],
    response_types: ["code"],
    grant_types: ["authorization_code"],
    token_endpoint_auth_method: "client_secret_basic",
  }],
  claims: { openid: ["sub"], profile: ["preferred_username"] },
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: id }),
  }),
});
provider.listen(Number(port), "127.0.0.1", () => console.log("listening"));
