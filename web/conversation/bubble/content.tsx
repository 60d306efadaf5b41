import { Ban, CircleQuestionMark, Forward } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { t, withWords } from '../../i18n'
import { later } from '../../media/later'
import { absentWords } from './absent'
import {
  CallPermission,
  ChoiceHead,
  ChoiceMore,
  ContactCards,
  FlowCard,
  LocationCard,
  OrderCard,
  ProductLine,
  ReferralCard,
  SharedNumber,
} from './cards'
import { eventOf, shapeOf } from './content-of'
import { MediaBox } from './media'
import { Quote } from './quote'
import { isSent, SentContent } from './sent-content'
import { SourcedText } from './sourced-text'
import { TemplateContent } from './template'
import { MessageText } from './text'
import { Warnings } from './warnings'

const HeardText = later(() => withWords(import('../../assistant/heard')).then(({ HeardText: part }) => part))
const Translated = later(() => withWords(import('../../copilot/translated')).then(({ Translated: part }) => part))

/** What stands in the bubble, from what led here down to the words. */
export function Content({ message }: { message: ThreadMessage }) {
  if (message.revoked) {
    const key = message.direction === 'inbound' ? 'conversation.deletedByCustomer' : 'conversation.deleted'
    return (
      <p class="bubble-absent">
        <Ban size={15} />
        {t(key)}
      </p>
    )
  }
  const { referral, product, forwarded, frequently_forwarded } = eventOf(message)
  return (
    <>
      {forwarded && (
        <p class="card-about">
          <Forward size={14} class="mirror" />
          {t(frequently_forwarded ? 'conversation.forwardedOften' : 'conversation.forwarded')}
        </p>
      )}
      {referral && <ReferralCard referral={referral} />}
      {message.quote && <Quote quote={message.quote} />}
      {product?.product_retailer_id && <ProductLine id={product.product_retailer_id} />}
      <Body message={message} />
      <Warnings message={message} />
    </>
  )
}

function Body({ message }: { message: ThreadMessage }) {
  const { text, content } = message
  if (isSent(content)) return <SentContent content={content} message={message} />
  const shape = shapeOf(message)
  const { location, cards, order, flow, description, links_wa_id, call_permission } = eventOf(message)
  const words = text === null ? null : inWords(message, <MessageText text={text} />)
  switch (shape) {
    case 'words':
      return message.decision ? inWords(message, <SourcedText message={message} decision={message.decision} />) : words
    case 'template':
      return <TemplateContent message={message} />
    case 'location':
      return location ? <LocationCard location={location} /> : null
    case 'contacts':
      return (
        <>
          {links_wa_id && <SharedNumber />}
          {cards && <ContactCards cards={cards} />}
        </>
      )
    case 'call_permission':
      return call_permission ? <CallPermission permission={call_permission} /> : null
    case 'order':
      return (
        <>
          {order && <OrderCard order={order} />}
          {words}
        </>
      )
    case 'flow':
      return (
        <>
          {flow && <FlowCard flow={flow} />}
          {words}
        </>
      )
    case 'choice':
      return (
        <>
          {message.direction === 'inbound' && <ChoiceHead />}
          {words}
          {description && <ChoiceMore text={description} />}
        </>
      )
    case 'unknown':
      return <Unknown message={message} />
    default:
      return (
        <>
          <MediaBox message={message} shape={shape} />
          {message.heard && <HeardText message={message} heard={message.heard} />}
          {words}
        </>
      )
  }
}

/** Where it was translated: in the reader's language, with what was written one click away. */
function inWords(message: ThreadMessage, own: ComponentChildren) {
  return message.translations ? <Translated message={message} own={own} waiting={own} /> : own
}

/** Never left out: somebody may have asked for something with it. */
function Unknown({ message }: { message: ThreadMessage }) {
  return (
    <>
      <p class="bubble-absent">
        <CircleQuestionMark size={15} />
        <bdi>{absentWords(message)}</bdi>
      </p>
      {message.text?.trim() && <MessageText text={message.text} />}
    </>
  )
}
