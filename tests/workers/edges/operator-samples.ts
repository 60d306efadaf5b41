interface OperatorSample {
  body?: unknown
  /** Names in the path that no world has. */
  ids?: Record<string, string>
  /** It creates the tenant. */
  makes?: true
  /** The path names something that another tenant has. */
  foreign?: true
}

const PAST = {
  contact: { wa_id: '919876543210' },
  messages: [{ id: 'wamid.PAST', direction: 'inbound', text: 'Hello', timestamp: 1_700_000_000 }],
}

/** For every operator's route that names a tenant. */
export const OPERATOR_SAMPLES: Record<string, OperatorSample> = {
  'PUT /operator/tenants/:tenantId': { body: { name: 'Test' }, makes: true },
  'PUT /operator/tenants/:tenantId/users/:userId': { body: { name: 'Ada', email: 'a@example.test', role: 'agent' } },
  'DELETE /operator/tenants/:tenantId/users/:userId/second-factor': { foreign: true },
  'PUT /operator/tenants/:tenantId/keys/:keyId': { body: { name: 'Key', secret: 'secret-secret', scopes: [] } },
  'PUT /operator/tenants/:tenantId/apps/:slug': { body: { appSecret: 'secret-secret', verifyToken: 'token' } },
  'PUT /operator/tenants/:tenantId/channels/:phoneNumberId': {
    body: { wabaId: '1', displayPhoneNumber: '15550000001', accessToken: 'EAAG-token' },
  },
  'PUT /operator/tenants/:tenantId/documents/:documentId': { body: { title: 'Hours', text: 'We open at nine.' } },
  'PUT /operator/tenants/:tenantId/intents': { body: { intents: [] } },
  'GET /operator/tenants/:tenantId/readiness': {},
  'PUT /operator/tenants/:tenantId/labels/:labelId': { body: { name: 'Late', colour: 'clay' } },
  'POST /operator/tenants/:tenantId/history': { body: { channel: '1', ...PAST } },
  'POST /operator/tenants/:tenantId/histories': { body: { channel: '1', conversations: [PAST] } },
  'POST /operator/parked/:tenantId/:conversationId/:timer': { ids: { timer: 'turn' }, foreign: true },
  'DELETE /operator/parked/:tenantId/:conversationId/:timer': { ids: { timer: 'turn' }, foreign: true },
}
