import { Ban, CircleQuestionMark, Forward } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { t } from '../../i18n'
import { ChoiceHead, ContactCards, FlowCard, LocationCard, OrderCard, ProductLine, ReferralCard } from './cards'
import { eventOf, kindOf, shapeOf } from './content-of'
import { MediaBox } from './media'
import { Quote } from './quote'
import { SourcedText } from './sourced-text'
import { TemplateContent } from './template'
import { MessageText } from './text'

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
    </>
  )
}

function Body({ message }: { message: ThreadMessage }) {
  const { text } = message
  const shape = shapeOf(message)
  const { location, cards, order, flow } = eventOf(message)
  const words = text === null ? null : <MessageText text={text} />
  switch (shape) {
    case 'words':
      return message.decision ? <SourcedText message={message} decision={message.decision} /> : words
    case 'template':
      return <TemplateContent message={message} />
    case 'location':
      return location ? <LocationCard location={location} /> : null
    case 'contacts':
      return cards ? <ContactCards cards={cards} /> : null
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
        </>
      )
    case 'unknown':
      return <Unknown message={message} />
    default:
      return (
        <>
          <MediaBox message={message} shape={shape} />
          {words}
        </>
      )
  }
}

/** Never left out: somebody may have asked for something with it. */
function Unknown({ message }: { message: ThreadMessage }) {
  const key = message.direction === 'inbound' ? 'conversation.cannotShow' : 'conversation.cannotShowOwn'
  return (
    <p class="bubble-absent">
      <CircleQuestionMark size={15} />
      <bdi>{t(key, { kind: kindOf(message) })}</bdi>
    </p>
  )
}
