import { fieldsOf, textOf } from '../fields.ts'
import { GraphError } from '../graph-error.ts'
import { type Call, mayAdminister } from './access.ts'
import type { Account, App, Books } from './model.ts'
import { numberFields, picked, verified } from './numbers.ts'
import { createTemplate, deleteTemplate, listTemplates } from './template-api.ts'

/** Everything below `/{waba-id}`. */
export async function answerAccount(books: Books, call: Call, account: Account): Promise<object> {
  const app = await mayAdminister(books, call, account)
  const { method, edge, query } = call
  switch (`${method} ${edge ?? ''}`.trim()) {
    case 'GET':
      return picked(
        {
          id: account.id,
          name: account.name,
          currency: 'USD',
          timezone_id: '1',
          account_review_status: 'APPROVED',
          owner_business_info: { id: account.owner, name: account.name },
        },
        query,
      )
    case 'GET phone_numbers': {
      const own = [...books.numbers.values()].filter(({ wabaId }) => wabaId === account.id)
      return { data: own.map((number) => picked(numberFields(books, number), query)) }
    }
    case 'GET subscribed_apps':
      return { data: [...account.subscribed].map(([id, override]) => subscription(books, id, override?.url)) }
    case 'POST subscribed_apps':
      return subscribe(books, call, account, app)
    case 'DELETE subscribed_apps':
      account.subscribed.delete(app.id)
      return { success: true }
    case 'GET message_templates':
      return listTemplates(account, query)
    case 'POST message_templates':
      return createTemplate(books, account, fieldsOf(call.body))
    case 'DELETE message_templates':
      return deleteTemplate(books, account, query)
    default:
      throw new GraphError(100, `Tried accessing nonexisting field (${edge})`)
  }
}

function subscription(books: Books, id: string, override: string | undefined): object {
  const name = books.apps.get(id)?.name ?? 'App'
  const link = `https://www.facebook.com/games/?app_id=${id}`
  return { whatsapp_business_api_data: { id, name, link }, ...(override && { override_callback_uri: override }) }
}

async function subscribe(books: Books, { body }: Call, account: Account, app: App): Promise<object> {
  const { override_callback_uri, verify_token } = fieldsOf(body)
  const url = textOf(override_callback_uri)
  account.subscribed.set(app.id, url ? await verified(books, url, textOf(verify_token)) : null)
  return { success: true }
}
