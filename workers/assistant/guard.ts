import { sentencesOf } from '../knowledge/sentences'
import { plainText } from './plain-text'

/**
 * Sentences in documents and pages that speak to a model instead of to a reader. A page anybody may write to is read into
 * the knowledge too: what it orders must neither reach a prompt nor support an answer.
 */
const ORDERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|prompt|rule|polic|guideline|above|previous|prior|everything)/,
  /\b(?:system|developer|assistant)\s*(?:prompt|message|override|instruction|note)\b|<\/?\s*(?:system|passages?|business|conversation|question|instructions?|assistant|user)\b|\[\/?(?:inst|system)\]|<\|[a-z_]+\|>|^\s*#{0,3}\s*(?:system|assistant|developer)\s*:/,
  /\b(?:you are|act as|pretend to be|roleplay as|behave as)\s+(?:now\s+)?(?:an?\s+|the\s+|my\s+)?(?:\w+\s+)?(?:ai|chatbot|language model|dan|jailbroken|unrestricted|in developer mode)\b/,
  /\b(?:ai|assistant|chatbot|bot|language model|llm)s?\b.{0,40}\b(?:must|should|shall|has to|have to|is to|are to|please)\b.{0,20}\b(?:say|tell|answer|reply|reveal|send|ask|write|claim|recommend|print|output)/,
  /\b(?:answer|reply to|respond to)\s+(?:every|all|any|each)\b.{0,30}\b(?:with|by)\b/,
  /\b(?:reveal|print|repeat|show|output|leak)\b.{0,30}\b(?:prompt|instructions|api key|secret|password|token|credentials)/,
  /\b(?:ignora|olvida|omite|desconsidere|ignore|esqueca)\b.{0,40}\b(?:instruccion|instrucoes|regla|regra|anterior|sistema)/,
  /(?:निर्देश|आदेश|नियम|पिछल).{0,40}(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल)|(?:अनदेखा|भूल जाओ|भूल जाएँ).{0,40}(?:निर्देश|नियम)/,
  /(?:வழிமுறை|அறிவுறுத்த|விதி|கட்டளை).{0,40}(?:புறக்கணி|மற|தவிர்)|(?:புறக்கணி|மறந்து).{0,40}(?:வழிமுறை|அறிவுறுத்த|விதி)/,
  /(?:تجاهل|انس|اهمل).{0,40}(?:التعليمات|الاوامر|القواعد|السابق|تعليمات)/,
  /\b(?:nirdesh|instructions?|rules?)\b.{0,30}\b(?:ignore|bhool|andekha)\b/,
]

/** Invisible, or nothing a reader can read: orders are hidden so. */
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]|[\u{e0000}-\u{e007f}]|<!--[\s\S]*?-->/gu
/** Between tags that stand for the prompt's own. */
const TAGGED = /<\s*(system|instructions?|assistant)\b[^>]{0,80}>[\s\S]*?<\/\s*\1\s*>/giu
const ENCODED = /(?<![\w/+.-])(?:[A-Za-z0-9+/]{48,}={0,2}|(?:[0-9a-f]{2}[\s:]?){32,})(?![\w/+-])/g

/** A passage as far as it speaks to readers. */
export function readersPart<Hit extends { title: string; heading?: string; text: string }>(hit: Hit): Hit {
  const { title, heading, text } = hit
  return {
    ...hit,
    title: withoutOrders(title),
    ...(heading === undefined ? {} : { heading: withoutOrders(heading) }),
    text: withoutOrders(text),
  }
}

/** What is left for readers; '' when nothing is. */
export function withoutOrders(text: string): string {
  const seen = text.replace(HIDDEN, '').replace(TAGGED, ' ').replace(ENCODED, '')
  const lines = seen.split('\n').map((line) => sentencesOf(line))
  if (!lines.flat().some(isOrder)) return seen
  return lines
    .map((sentences) => sentences.filter((sentence) => !isOrder(sentence)).join(' '))
    .join('\n')
    .trim()
}

export function isOrder(text: string): boolean {
  const plain = plainText(text)
  return ORDERS.some((order) => order.test(plain) || order.test(text.toLowerCase()))
}

/** A question back that asks for what no business may ask for in a chat. */
export function asksForSecret(text: string): boolean {
  return SECRETS.test(plainText(text))
}

const SECRETS =
  /\b(?:password|passcode|pin|otp|cvv|cvc|one time code|verification code|card number|api key|aadhaar|ssn|contrasena|clave|senha|codigo de verificacion|codigo de verificacao|numero de tarjeta|numero do cartao)\b|पासवर्ड|ओटीपी|पिन|कार्ड नंबर|கடவுச்சொல்|ஓடிபி|அட்டை எண்|كلمه المرور|كلمه السر|رمز التحقق|رقم البطاقه/
