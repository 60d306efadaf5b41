import {
  ChevronDown,
  ClipboardList,
  ExternalLink,
  IdCard,
  List,
  type LucideIcon,
  MapPinHouse,
  Navigation,
  Package,
  Reply,
} from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { InteractiveAction } from '../../../workers/whatsapp/outbound-message'
import { type MessageKey, t } from '../../i18n'

/** Words that WhatsApp itself puts on the button, in the customer's language. */
const REQUESTS: Readonly<Record<'location_request' | 'contact_request' | 'address', [LucideIcon, MessageKey]>> = {
  location_request: [Navigation, 'insert.onLocation'],
  contact_request: [IdCard, 'insert.onContact'],
  address: [MapPinHouse, 'insert.onAddress'],
}

/** What the customer can press. What they chose stands in their own message. */
export function SentAction({ action, open = false }: { action: InteractiveAction; open?: boolean }) {
  switch (action.kind) {
    case 'buttons':
      return (
        <Buttons>
          {action.buttons.map(({ id, title }) => (
            <Row key={id} Icon={Reply} mirror>
              {title}
            </Row>
          ))}
        </Buttons>
      )
    case 'cta_url':
      return <LinkRow {...action} />
    case 'list':
      return <Opening Icon={List} name={action.button} open={open} groups={action.sections.map(listGroup)} />
    case 'product_list':
      return (
        <Opening Icon={Package} name={t('insert.onProducts')} open={open} groups={action.sections.map(productGroup)} />
      )
    case 'product':
      return (
        <>
          <p class="card-about">
            <Package size={14} />
            <bdi>{t('conversation.aboutProduct', { id: action.productId })}</bdi>
          </p>
          <Buttons>
            <Row Icon={Package}>{t('insert.onProduct')}</Row>
          </Buttons>
        </>
      )
    case 'flow':
      return (
        <Buttons>
          <Row Icon={ClipboardList}>{action.text}</Row>
        </Buttons>
      )
    default: {
      const [Icon, key] = REQUESTS[action.kind]
      return (
        <Buttons>
          <Row Icon={Icon}>{t(key)}</Row>
        </Buttons>
      )
    }
  }
}

function Buttons({ children }: { children: ComponentChildren }) {
  return <ul class="template-buttons sent-buttons">{children}</ul>
}

function Row({ Icon, mirror = false, children }: { Icon: LucideIcon; mirror?: boolean; children: string }) {
  return (
    <li>
      <Icon size={14} {...(mirror ? { class: 'mirror' } : {})} />
      <span dir="auto">{children || t('insert.noTitle')}</span>
    </li>
  )
}

/** Leads to where it says; of another address than the web's only the words are shown. */
function LinkRow({ text, url }: { text: string; url: string }) {
  const address = URL.parse(url)
  const words = (
    <>
      <ExternalLink size={14} class="mirror" />
      <span dir="auto">{text || t('insert.noTitle')}</span>
    </>
  )
  return (
    <Buttons>
      <li>
        {address?.protocol === 'https:' || address?.protocol === 'http:' ? (
          <a href={address.href} title={address.href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {words}
          </a>
        ) : (
          words
        )}
      </li>
    </Buttons>
  )
}

interface Group {
  title: string | undefined
  rows: { id: string; title: string; description?: string | undefined }[]
}

interface OpeningProps {
  Icon: LucideIcon
  name: string
  /** At once, where somebody is still writing it. */
  open: boolean
  groups: Group[]
}

/** What opens on the phone as a sheet from below; here in place. */
function Opening({ Icon, name, open, groups }: OpeningProps) {
  return (
    <details class="sent-list" open={open}>
      <summary>
        <Icon size={14} />
        <span dir="auto">{name || t('insert.noTitle')}</span>
        <ChevronDown size={14} />
      </summary>
      {groups.map(({ title, rows }, at) => (
        <div key={at}>
          {title && (
            <p class="sent-section" dir="auto">
              {title}
            </p>
          )}
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                <bdi class="card-strong">{row.title}</bdi>
                {row.description && <bdi class="card-line">{row.description}</bdi>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  )
}

function listGroup({ title, rows }: Extract<InteractiveAction, { kind: 'list' }>['sections'][number]): Group {
  return { title, rows }
}

function productGroup({ title, productIds }: { title: string; productIds: string[] }): Group {
  return { title, rows: productIds.map((id) => ({ id, title: id })) }
}
