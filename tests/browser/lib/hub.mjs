/** The hub as another person asks it meanwhile, with a token. */
const { HUB_URL: url, HUB_DEMO_PASSWORD: password } = process.env;

export async function personOf(role) {
  const { signIn } = await ask(null, 'mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password, bearer: true }) { token } }', {
    email: `${role}@demo.hub`,
    password,
  });
  return new Person(signIn.token);
}

class Person {
  constructor(token) {
    this.token = token;
  }

  ask(query, variables = {}) {
    return ask(this.token, query, variables);
  }

  async read(id) {
    return (await this.ask('query ($id: ID!) { application(id: $id) { id version status hoursRequested beneficiaryHours beneficiaryCount } }', { id })).application;
  }

  /** The draft of an employer whom this intermediary acts for, for one of its units. */
  async draftOf(employer, unit) {
    const { viewer } = await this.ask('{ viewer { intermediaryHub { applications(filter: { status: [DRAFT] }) { nodes { id employer { name } unit { name } } } } } }');
    return viewer.intermediaryHub.applications.nodes.find((draft) => draft.employer.name === employer && draft.unit.name === unit);
  }

  /** Begins a draft for a unit of this employer. */
  async begin(unit) {
    const { viewer } = await this.ask('{ viewer { employerHub { employers { nodes { positions { units { id name } } } } } } }');
    const units = viewer.employerHub.employers.nodes.flatMap(({ positions }) => positions.flatMap((position) => position.units));
    const { id } = units.find(({ name }) => name === unit);
    return this.ask('mutation ($id: ID!) { createDraft(input: { benefit: CIGO, unitId: $id }) { userErrors { code } } }', { id });
  }

  async take(id) {
    const { version } = await this.read(id);
    const mutation = 'mutation ($id: ID!, $version: Int!) { takeApplication(id: $id, expectedVersion: $version) { userErrors { code } } }';
    return this.ask(mutation, { id, version });
  }

  async change(id, patch) {
    const { version } = await this.read(id);
    const mutation = 'mutation ($id: ID!, $version: Int!, $patch: DraftPatch!) { updateDraft(id: $id, expectedVersion: $version, patch: $patch) { userErrors { code } } }';
    return this.ask(mutation, { id, version, patch });
  }
}

async function ask(token, query, variables) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
