import type { Env } from './env'
import { count } from './platform/operations'
import { webhook } from './whatsapp/webhook'

export { ChannelDO } from '../durable-objects/channel'
export { ConversationDO } from '../durable-objects/conversation'
export { InboxDO } from '../durable-objects/inbox'
export { KnowledgeDO } from '../durable-objects/knowledge'
export { RateLimiterDO } from '../durable-objects/rate-limiter'

/**
 * The one deployable Worker. Everything but the webhook is imported when it is first asked for: a webhook must not wait
 * for the API's schemas.
 */
export default {
  async fetch(request, env, ctx) {
    count('workerRequests')
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/webhooks/')) return webhook.fetch(request, env, ctx)
    // A file is streamed as it lies in the bucket: that too needs nothing of the API.
    if (pathname.startsWith('/media/')) return (await import('./media/door')).serveMedia(request, env)
    const { app } = await import('./app')
    return app.fetch(request, env, ctx)
  },
  async queue(batch, env) {
    const { consume } = await import('./queues')
    await consume(batch, env)
  },
  async scheduled(controller, env) {
    const { runCron } = await import('./cron')
    await runCron(controller.cron, env)
  },
} satisfies ExportedHandler<Env>
