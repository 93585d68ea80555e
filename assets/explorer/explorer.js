/**
 * The bar above GraphiQL and Apollo Sandbox. It signs in, sends the access token with each request of the page and renews it, and
 * opens example operations. The session is in `sessionStorage`, so a tab of a customer and a tab of staff do not disturb each other.
 */
{
  const KEY = 'ordergraph-explorer';
  const LEEWAY_MS = 30_000;
  const endpoint = new URL('/graphql', location.href).href;
  const send = fetch.bind(globalThis);
  const element = (selector) => document.querySelector(selector);

  const operations = JSON.parse(element('#operations').textContent);
  const chosen = operations.find(
    ({ name }) => name === new URLSearchParams(location.search).get('operation'),
  );
  globalThis.explorer = chosen ? { query: chosen.text, variables: chosen.variables } : {};

  const SESSION = 'session { accessToken refreshToken user { email role } }';
  const LOGIN = `mutation SignIn($input: LoginInput!) {
    login(input: $input) { ... on LoginSuccess { ${SESSION} } ... on UserError { message } } }`;
  const REFRESH = `mutation Refresh($token: String!) {
    refreshSession(refreshToken: $token) { ... on RefreshSessionSuccess { ${SESSION} } ... on UserError { message } } }`;

  /** Returns the only field. Throws the message of an error. */
  async function post(query, variables, token) {
    const headers = {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const response = await send(endpoint, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors[0].message);
    return Object.values(data)[0];
  }

  const stored = () => JSON.parse(sessionStorage.getItem(KEY));
  function store(session) {
    if (session) {
      const { iat, exp } = JSON.parse(
        atob(session.accessToken.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')),
      );
      const renewAt = Date.now() + (exp - iat) * 1000 - LEEWAY_MS;
      sessionStorage.setItem(KEY, JSON.stringify({ ...session, renewAt }));
    } else sessionStorage.removeItem(KEY);
    show();
  }

  let renewing;
  async function freshToken() {
    const session = stored();
    if (!session || Date.now() < session.renewAt) return session?.accessToken;
    renewing ??= post(REFRESH, { token: session.refreshToken }).finally(() => (renewing = undefined));
    const renewed = await renewing;
    if (stored()?.accessToken === session.accessToken) store(renewed.session ?? null);
    return stored()?.accessToken;
  }

  /** A header that was typed into the explorer has precedence. */
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (request.url.split('?')[0] !== endpoint || request.headers.has('authorization')) return send(request);
    const token = await freshToken();
    if (token) request.headers.set('authorization', `Bearer ${token}`);
    return send(request);
  };

  function show() {
    const user = stored()?.user;
    element('#sign-in').hidden = Boolean(user);
    element('#sign-out').hidden = !user;
    element('#sign-out strong').textContent = user ? `${user.email} (${user.role.toLowerCase()})` : '';
  }

  element('#sign-in').addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target;
    const alert = element('#sign-in [role=alert]');
    alert.textContent = '';
    try {
      const { session, message } = await post(LOGIN, { input: Object.fromEntries(new FormData(form)) });
      alert.textContent = message ?? '';
      if (session) {
        form.reset();
        store(session);
      }
    } catch (error) {
      alert.textContent = error.message;
    }
  });

  element('#sign-out').addEventListener('submit', async (event) => {
    event.preventDefault();
    const token = await freshToken().catch(() => undefined);
    store(null);
    if (token) await post('mutation { logout }', {}, token).catch(() => {});
  });

  const menu = element('#operation');
  for (const [role, list] of Object.entries(Object.groupBy(operations, (operation) => operation.role))) {
    const group = document.createElement('optgroup');
    group.label = role[0].toUpperCase() + role.slice(1);
    group.append(...list.map(({ name }) => new Option(name, name, false, name === chosen?.name)));
    menu.append(group);
  }
  menu.addEventListener('change', () => {
    location.search = new URLSearchParams(menu.value && { operation: menu.value });
  });
  show();
}
