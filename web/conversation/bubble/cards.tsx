import {
  ClipboardList,
  Contact,
  ExternalLink,
  ListChecks,
  MapPin,
  Megaphone,
  Package,
  Phone,
  PhoneOff,
  ShoppingBag,
} from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { MessageEvent, OrderLine, Referral } from '../../../workers/whatsapp/event'
import { minute } from '../../frame/clock'
import { t, tag } from '../../i18n'
import { dayAndTime } from '../../i18n/time'
import { answersOf } from './flow'

type Location = NonNullable<MessageEvent['location']>

export function LocationCard({ location }: { location: Location }) {
  const { latitude, longitude, name, address } = location
  const coordinates = `${latitude},${longitude}`
  return (
    <Card icon={<MapPin size={18} />} title={name ?? t('conversation.place')}>
      {address && <bdi class="card-line">{address}</bdi>}
      {!name && !address && <bdi class="card-line numbers">{coordinates}</bdi>}
      <OutLink href={`https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(coordinates)}`}>
        {t('conversation.openMap')}
      </OutLink>
    </Card>
  )
}

export function ContactCards({ cards }: { cards: NonNullable<MessageEvent['cards']> }) {
  return (
    <>
      {cards.map(({ name, phones, emails = [] }, index) => (
        <Card key={index} icon={<Contact size={18} />} title={name || t('conversation.cardNoName')}>
          {[...phones, ...emails].map((address) => (
            <bdi key={address} class="card-line numbers" dir="ltr">
              {address}
            </bdi>
          ))}
        </Card>
      ))}
    </>
  )
}

export function OrderCard({ order }: { order: NonNullable<MessageEvent['order']> }) {
  const { items, lines = [] } = order
  const totals = totalsOf(lines)
  return (
    <Card icon={<ShoppingBag size={18} />} title={t('conversation.orderTitle', { n: items })}>
      <dl class="card-pairs">
        {lines.map((line, index) => (
          <div key={index}>
            <dt>
              <bdi>{t('conversation.quantity', { n: line.quantity, name: line.product_retailer_id })}</bdi>
            </dt>
            <dd class="numbers">{money(line.quantity * line.item_price, line)}</dd>
          </div>
        ))}
        {lines.length > 1 &&
          totals.map(({ currency, amount }) => (
            <div key={currency} class="card-total">
              <dt>{t('conversation.orderTotal')}</dt>
              <dd class="numbers">{money(amount, { currency })}</dd>
            </div>
          ))}
      </dl>
      {lines.length > 0 && <p class="card-hint">{t('conversation.pricesTheirs')}</p>}
    </Card>
  )
}

/** One for each currency: nothing says that an order has only one. */
function totalsOf(lines: readonly OrderLine[]): { currency: string; amount: number }[] {
  const totals = new Map<string, number>()
  for (const { quantity, item_price, currency } of lines)
    totals.set(currency, (totals.get(currency) ?? 0) + quantity * item_price)
  return [...totals].map(([currency, amount]) => ({ currency, amount }))
}

export function FlowCard({ flow }: { flow: Record<string, unknown> }) {
  return (
    <Card icon={<ClipboardList size={18} />} title={t('conversation.flowTitle')}>
      <dl class="card-pairs">
        {answersOf(flow, { yes: t('conversation.yes'), no: t('conversation.no') }).map(([question, answer]) => (
          <div key={question}>
            <dt>
              <bdi>{question}</bdi>
            </dt>
            <dd>
              <bdi>{answer}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

/** A button or a line of a list that they chose. */
export function ChoiceHead() {
  return (
    <p class="card-about">
      <ListChecks size={14} />
      {t('conversation.chose')}
    </p>
  )
}

/** What stood under it in the list. */
export function ChoiceMore({ text }: { text: string }) {
  return (
    <p class="card-line" dir="auto">
      {text}
    </p>
  )
}

/** Their answer to whether we may call. */
export function CallPermission({ permission }: { permission: NonNullable<MessageEvent['call_permission']> }) {
  const { accepted, permanent, until } = permission
  return (
    <p class="card-about card-said">
      {accepted ? <Phone size={16} /> : <PhoneOff size={16} />}
      {!accepted
        ? t('conversation.callNotAllowed')
        : permanent || until === undefined
          ? t('conversation.callAllowed')
          : t('conversation.callAllowedUntil', { time: dayAndTime(until * 1000, minute.value) })}
    </p>
  )
}

/** They answered our question for it. */
export function SharedNumber() {
  return (
    <p class="card-about">
      <Contact size={14} />
      {t('conversation.sharedNumber')}
    </p>
  )
}

export function ReferralCard({ referral }: { referral: Referral }) {
  const { headline, body, source_url, source_type } = referral
  const url = source_url ? URL.parse(source_url) : null
  const title = t(source_type === 'post' ? 'conversation.fromPost' : 'conversation.fromAd')
  return (
    <Card icon={<Megaphone size={18} />} title={title}>
      {headline && <bdi class="card-strong">{headline}</bdi>}
      {body && <bdi class="card-line">{body}</bdi>}
      {url?.protocol === 'https:' && <OutLink href={url.href}>{url.host}</OutLink>}
    </Card>
  )
}

export function ProductLine({ id }: { id: string }) {
  return (
    <p class="card-about">
      <Package size={14} />
      <bdi>{t('conversation.aboutProduct', { id })}</bdi>
    </p>
  )
}

function Card({ icon, title, children }: { icon: ComponentChildren; title: string; children: ComponentChildren }) {
  return (
    <div class="card">
      <span class="card-icon">{icon}</span>
      <div class="card-body">
        <bdi class="card-title">{title}</bdi>
        {children}
      </div>
    </div>
  )
}

function OutLink({ href, children }: { href: string; children: string }) {
  return (
    <a class="message-link" href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
      {children}
      <ExternalLink size={12} class="mirror" aria-hidden="true" />
    </a>
  )
}

/** A currency that nobody knows is shown as it came. */
function money(amount: number, { currency }: Pick<OrderLine, 'currency'>): string {
  try {
    return new Intl.NumberFormat(tag(), { style: 'currency', currency }).format(amount)
  } catch {
    return `${amount} ${currency}`
  }
}
