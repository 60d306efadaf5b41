import { SPARE } from './accounts/books.ts'
import type { Books, Host } from './accounts/model.ts'
import { metaJson } from './meta-json.ts'
import type { BusinessNumber, Pace } from './options.ts'
import type { Hearers, Webhooks } from './webhooks.ts'
import type { Wire } from './wire.ts'

/** What Meta's books need, over real HTTP. `webhooks` is asked late: both are made of each other. */
export function accountsHost(pace: Pace, wire: Wire, webhooks: () => Webhooks): Host {
  return {
    now: () => Date.now(),
    reviewMs: pace.review,
    later: (ms, act) => void webhooks().pause(ms).then(act),
    async verify(url, verifyToken) {
      const challenge = String(Math.floor(Math.random() * 1e9))
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.challenge': challenge,
        'hub.verify_token': verifyToken,
      })
      const answer = await fetch(`${url}?${query}`, { redirect: 'manual' }).catch(() => undefined)
      const verified = answer?.status === 200 && (await answer.text()) === challenge
      wire.log('out', 'verify', '', answer?.status ?? 'no answer')
      return verified
    },
    tell(app, { wabaId, field, value }) {
      if (app.callbackUrl === '') return
      const time = Math.floor(Date.now() / 1000)
      const body = { object: 'whatsapp_business_account', entry: [{ id: wabaId, time, changes: [{ value, field }] }] }
      const hearer = { url: app.callbackUrl, secret: app.secret }
      void webhooks().postTo(hearer, metaJson(body), { what: 'account', detail: field })
    },
  }
}

/** The narrowest address that is set: the number's, the account's, the app's. */
export function hearersOf(books: () => Books): Hearers {
  return (number) => {
    const account = books().accounts.get(number.waba_id)
    const [[appId, override] = []] = [...(account?.subscribed ?? [])]
    const app = books().apps.get(appId ?? '')
    if (!app) return null
    const own = books().numbers.get(number.phone_number_id)?.override
    return { url: own?.url ?? override?.url ?? app.callbackUrl, secret: app.secret }
  }
}

/** The seed's numbers, and the one that nobody has connected yet. */
export function numbersWithSpare(numbers: BusinessNumber[]): BusinessNumber[] {
  return numbers.some((one) => one.phone_number_id === SPARE.phone_number_id) ? numbers : [...numbers, SPARE]
}
