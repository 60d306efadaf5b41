/** What the tenant's own audit log says of an operator's change to it, by method and path below /operator. */
const DEEDS: Record<string, string> = {
  'PUT /tenants/:tenantId': 'organization.set_up',
  'PUT /tenants/:tenantId/users/:userId': 'person.set_up',
  'DELETE /tenants/:tenantId/users/:userId/second-factor': 'person.second_factor_reset',
  'PUT /tenants/:tenantId/keys/:keyId': 'key.set_up',
  'PUT /tenants/:tenantId/apps/:slug': 'app.set_up',
  'PUT /tenants/:tenantId/channels/:phoneNumberId': 'channel.set_up',
  'PUT /tenants/:tenantId/documents/:documentId': 'document.set_up',
  'PUT /tenants/:tenantId/intents': 'intents.set_up',
  'PUT /tenants/:tenantId/labels/:labelId': 'label.set_up',
  'POST /tenants/:tenantId/history': 'history.imported',
  'POST /tenants/:tenantId/histories': 'history.imported',
  'POST /parked/:tenantId/:conversationId/:timer': 'timer.repeated',
  'DELETE /parked/:tenantId/:conversationId/:timer': 'timer.discarded',
}

export const OPERATOR_ACTIONS: readonly string[] = [...new Set(Object.values(DEEDS))]

/** `route`: as it is declared. Null: it concerns no tenant, or changes nothing. */
export function deedOf(method: string, route: string): string | null {
  return DEEDS[`${method} ${route.replace(/^\/operator/, '')}`] ?? null
}
