/** What the runtime tests run with; the app secret and the verify token are those that signed Meta's fixtures. */
export const FIXTURE_SECRETS = {
  META_APP_SECRET: 'fixture-app-secret-0001',
  META_VERIFY_TOKEN: 'fixture-verify-token-0001',
  META_APP_ID: '300000000000001',
  META_CONFIG_ID: '300000000000009',
  OPERATOR_TOKEN: 'test-operator-token',
  NAME_KEY: 'test-name-key',
  AUTH_SECRET: 'test-auth-secret-of-32-characters',
  TOKEN_KEYS: JSON.stringify({ current: 'k1', keys: { k1: 'MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=' } }),
}
