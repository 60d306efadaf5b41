import { WebhookList } from './list'
import { WebhookPage } from './one'
import './webhooks.css'

/** Where the tenant's own programs are told of what happens: all such places, or one. */
export function WebhooksSection({ endpointId }: { endpointId?: string }) {
  return endpointId === undefined ? <WebhookList /> : <WebhookPage key={endpointId} webhookId={endpointId} />
}
