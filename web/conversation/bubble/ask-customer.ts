import type { FailureGroup } from '../../../workers/whatsapp/graph-error-table'
import { type Locale, locale } from '../../i18n'
import { putIntoComposer } from '../composing'
import type { Thread } from '../store'
import { languageOf } from './script'

type Asked = 'again' | 'number' | 'identity' | 'call'

/** What a customer is asked, in their language: these are words of the chat, not of the screen. */
const SENTENCES: Record<Locale, Record<Asked, string>> = {
  en: {
    again: 'We could not open what you sent. Could you send it again, please?',
    number: 'Could you send us your phone number, please? We need it for this.',
    identity: 'WhatsApp tells us that your security code has changed. Is it still you? Please tell us your name.',
    call: 'May we call you on WhatsApp? If so, please allow calls from us in this chat.',
  },
  hi: {
    again: 'आपने जो भेजा, उसे हम खोल नहीं पाए। क्या आप उसे दोबारा भेज सकते हैं?',
    number: 'क्या आप हमें अपना फ़ोन नंबर भेज सकते हैं? इसके लिए हमें वह चाहिए।',
    identity: 'WhatsApp के अनुसार आपका सुरक्षा कोड बदल गया है। क्या यह अब भी आप ही हैं? कृपया अपना नाम बताएँ।',
    call: 'क्या हम आपको WhatsApp पर कॉल कर सकते हैं? अगर हाँ, तो कृपया इस चैट में हमारी कॉल की अनुमति दें।',
  },
  ta: {
    again: 'நீங்கள் அனுப்பியதை எங்களால் திறக்க முடியவில்லை. தயவுசெய்து மீண்டும் அனுப்ப முடியுமா?',
    number: 'உங்கள் தொலைபேசி எண்ணை அனுப்ப முடியுமா? இதற்கு அது எங்களுக்குத் தேவை.',
    identity: 'உங்கள் பாதுகாப்புக் குறியீடு மாறியுள்ளதாக WhatsApp சொல்கிறது. இன்னும் நீங்கள்தானா? தயவுசெய்து உங்கள் பெயரைச் சொல்லுங்கள்.',
    call: 'WhatsApp-இல் உங்களை அழைக்கலாமா? சரி என்றால், இந்த உரையாடலில் எங்கள் அழைப்புகளை அனுமதியுங்கள்.',
  },
  es: {
    again: 'No pudimos abrir lo que nos enviaste. ¿Podrías enviarlo otra vez, por favor?',
    number: '¿Nos podrías enviar tu número de teléfono, por favor? Lo necesitamos para esto.',
    identity: 'WhatsApp nos avisa de que tu código de seguridad cambió. ¿Sigues siendo tú? Dinos tu nombre, por favor.',
    call: '¿Podemos llamarte por WhatsApp? Si es así, permite nuestras llamadas en este chat, por favor.',
  },
  pt: {
    again: 'Não conseguimos abrir o que você enviou. Pode enviar de novo, por favor?',
    number: 'Pode nos enviar o seu número de telefone, por favor? Precisamos dele para isso.',
    identity: 'O WhatsApp avisa que o seu código de segurança mudou. Ainda é você? Diga-nos o seu nome, por favor.',
    call: 'Podemos ligar para você pelo WhatsApp? Se sim, permita as nossas chamadas nesta conversa, por favor.',
  },
  ar: {
    again: 'لم نتمكن من فتح ما أرسلته. هل يمكنك إرساله مرة أخرى من فضلك؟',
    number: 'هل يمكنك إرسال رقم هاتفك إلينا من فضلك؟ نحتاج إليه لإتمام ذلك.',
    identity: 'يخبرنا WhatsApp أن رمز الأمان الخاص بك قد تغيّر. هل ما زلت أنت من نحادثه؟ نرجو أن تخبرنا باسمك.',
    call: 'هل يمكننا الاتصال بك عبر WhatsApp؟ إن وافقت، فاسمح بمكالماتنا في هذه المحادثة من فضلك.',
  },
}

const ASKED: Partial<Record<FailureGroup, Asked>> = {
  needs_number: 'number',
  identity: 'identity',
  call_permission: 'call',
}

/** Puts the question into the composer, where it is read before it is sent. Asked twice it stands there once. */
export function askCustomer(thread: Thread, group: FailureGroup): void {
  putIntoComposer(thread.id, SENTENCES[theirLocale(thread)][ASKED[group] ?? 'again'])
}

/** English for who speaks none of ours; the screen's where nothing is known of them. */
function theirLocale(thread: Thread): Locale {
  const language = languageSpoken(thread)
  if (language === null) return locale.peek()
  const [base = ''] = language.split('-')
  return isOurs(base) ? base : 'en'
}

/** By the letters of what they wrote last; where these are Latin, as the assistant understood them. */
function languageSpoken(thread: Thread): string | null {
  const said = thread.items.peek().flatMap((item) => (item.kind === 'message' ? [item] : []))
  const theirs = said.findLast(({ direction, text }) => direction === 'inbound' && /\p{L}/u.test(text ?? ''))
  const letters = languageOf(theirs?.text ?? '')
  if (letters !== '') return letters
  return said.findLast(({ decision }) => decision)?.decision?.language ?? null
}

function isOurs(language: string): language is Locale {
  return language in SENTENCES
}
