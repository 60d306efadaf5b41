import { isEmergency } from './danger'
import type { HandOffReason } from './hand-off'
import { handOffLine, line, unknownLine } from './hand-off'
import { partsOf } from './phrases'
import type { Voice } from './settings/voice'
import type { TurnDeps } from './turn'

/** What the customer reads when people take over: the tenant's own words, else ours. */
export function handOffText(
  reason: HandOffReason,
  { language, house, said = '' }: { language: string; house: House; said?: string },
): string {
  const { voice } = house.handbook
  if (reason === 'danger') return dangerText(language, voice, said)
  if (!house.hours.open) return own(voice.closedLines, language) ?? closedText(language, house)
  return (
    own(voice.handOffLines, language) ?? (KNOWS_NOTHING.has(reason) ? unknownLine(language) : handOffLine(language))
  )
}

type House = Pick<TurnDeps, 'business' | 'handbook' | 'hours'>

/** And when somebody is there again, as far as it is known. */
function closedText(language: string, { hours, business }: House): string {
  const opens = OPENS[language] ?? OPENS[language.split('-')[0] ?? '']
  const closed = line(CLOSED, language)
  if (hours.opensAt === null || opens === undefined) return closed
  const at = new Intl.DateTimeFormat(localeOf(language, business), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: business.timeZone,
  }).format(hours.opensAt)
  return `${closed} ${opens.replace('{at}', () => at)}`
}

/** As the house writes dates, where it writes in that language. */
function localeOf(language: string, { locale }: House['business']): string {
  if (language.endsWith('-Latn')) return 'en-IN'
  const own = locale?.replace('_', '-')
  return own?.split('-')[0] === language ? own : language
}

/** Nobody whose life may be at stake is told to wait until the shop opens. */
function dangerText(language: string, voice: Voice, said: string): string {
  const promise = own(voice.handOffLines, language) ?? handOffLine(language)
  return partsOf(said).some(isEmergency) ? `${line(EMERGENCY, language)}\n\n${promise}` : promise
}

/** Only a line in the customer's language counts as the tenant's: better ours than one they cannot read. */
function own(lines: Readonly<Record<string, string>>, language: string): string | null {
  const text = lines[language] ?? (language.includes('-Latn') ? undefined : lines[language.split('-')[0] ?? ''])
  return text?.trim() || null
}

const KNOWS_NOTHING = new Set<HandOffReason>([
  'no_knowledge',
  'unsupported',
  'unsure',
  'low_confidence',
  'model_down',
  'budget',
])

/** Some of several questions were answered: what becomes of the others. */
export function restLine(language: string): string {
  return line(REST, language)
}

export function declinedLine(what: 'speech' | 'picture', language: string): string {
  return line(what === 'speech' ? NO_VOICE : NO_PICTURE, language)
}

type Lines = Readonly<Record<string, string>>

const EMERGENCY: Lines = {
  en: 'If somebody is in danger, please call the emergency services now.',
  hi: 'अगर किसी की जान खतरे में है, तो कृपया अभी आपातकालीन सेवा को फ़ोन करें।',
  'hi-Latn': 'Agar kisi ki jaan khatre mein hai, to kripya abhi emergency seva ko phone karein.',
  ta: 'யாராவது ஆபத்தில் இருந்தால், தயவுசெய்து உடனே அவசர உதவி எண்ணை அழையுங்கள்.',
  'ta-Latn': 'Yaaravadhu aabathil irundhaal, dhayavu seidhu udane avasara udhavi ennai azhaiyungal.',
  es: 'Si alguien está en peligro, llame ahora a los servicios de emergencia.',
  pt: 'Se alguém estiver em perigo, ligue agora para os serviços de emergência.',
  ar: 'إذا كان أحد في خطر، فاتصل الآن بخدمات الطوارئ من فضلك.',
}

const CLOSED: Lines = {
  en: 'We are closed at the moment. A colleague will reply here when we are open again.',
  hi: 'हम अभी बंद हैं। खुलने पर हमारे एक साथी आपको यहीं जवाब देंगे।',
  'hi-Latn': 'Hum abhi band hain. Khulne par hamare ek saathi aapko yahin jawab denge.',
  mr: 'आम्ही सध्या बंद आहोत. उघडल्यावर आमचे सहकारी तुम्हाला इथेच उत्तर देतील.',
  bn: 'আমরা এখন বন্ধ। খোলার পর একজন সহকর্মী এখানেই উত্তর দেবেন।',
  ta: 'நாங்கள் இப்போது மூடியிருக்கிறோம். மீண்டும் திறந்ததும் எங்கள் குழுவில் ஒருவர் இங்கேயே பதில் தருவார்.',
  'ta-Latn': 'Naanga ippo mooditom. Thirandhadhum enga team-la oruvar ingaye badhil tharuvaar.',
  te: 'మేము ప్రస్తుతం మూసి ఉన్నాము. తెరిచాక మా సహోద్యోగి ఇక్కడే సమాధానం ఇస్తారు.',
  gu: 'અમે અત્યારે બંધ છીએ. ખૂલ્યા પછી અમારા સાથી અહીં જ જવાબ આપશે.',
  es: 'Ahora mismo estamos cerrados. Un compañero le responderá aquí cuando volvamos a abrir.',
  pt: 'Estamos fechados neste momento. Um colega responderá por aqui quando voltarmos a abrir.',
  fr: 'Nous sommes fermés pour le moment. Un collègue vous répondra ici à la réouverture.',
  de: 'Wir haben gerade geschlossen. Die Antwort kommt hier, sobald wir wieder geöffnet haben.',
  it: 'Al momento siamo chiusi. Un collega le risponderà qui alla riapertura.',
  ar: 'نحن مغلقون حالياً. سيرد عليك أحد الزملاء هنا عندما نفتح من جديد.',
  id: 'Saat ini kami tutup. Rekan kami akan membalas di sini saat kami buka kembali.',
  ur: 'ہم ابھی بند ہیں۔ کھلنے پر ہمارے ایک ساتھی آپ کو یہیں جواب دیں گے۔',
}

const OPENS: Lines = {
  en: 'We open again: {at}.',
  hi: 'हम फिर खुलेंगे: {at}।',
  'hi-Latn': 'Hum phir khulenge: {at}.',
  ta: 'மீண்டும் திறக்கும் நேரம்: {at}.',
  'ta-Latn': 'Thirumba thirakkum neram: {at}.',
  es: 'Volvemos a abrir: {at}.',
  pt: 'Voltamos a abrir: {at}.',
  fr: 'Réouverture : {at}.',
  de: 'Wieder geöffnet: {at}.',
  it: 'Riapriamo: {at}.',
  ar: 'نفتح من جديد: {at}.',
  id: 'Buka kembali: {at}.',
}

const REST: Lines = {
  en: "I don't have a sure answer to the rest, so I'm passing it to a colleague, who will reply here.",
  hi: 'बाकी का पक्का जवाब मेरे पास नहीं है, इसलिए मैं यह हमारे एक साथी को सौंप रहा हूँ। वे आपको यहीं जवाब देंगे।',
  'hi-Latn':
    'Baaki ka pakka jawab mere paas nahi hai, isliye main yeh hamare ek saathi ko de raha hoon. Woh yahin jawab denge.',
  ta: 'மற்றதற்கு உறுதியான பதில் என்னிடம் இல்லை, அதனால் எங்கள் குழுவில் ஒருவரிடம் ஒப்படைக்கிறேன். அவர் இங்கேயே பதில் தருவார்.',
  'ta-Latn':
    'Matradhukku urudhiyana badhil ennidam illai, adhanaal enga team-la oruvaridam kodukkiren. Avar ingaye badhil tharuvaar.',
  es: 'Para lo demás no tengo una respuesta segura, así que se lo paso a un compañero, que le responderá aquí.',
  pt: 'Para o resto não tenho uma resposta segura, por isso vou passar para um colega, que responderá por aqui.',
  fr: "Pour le reste, je n'ai pas de réponse sûre ; je transmets à un collègue, qui vous répondra ici.",
  de: 'Auf das Übrige habe ich keine sichere Antwort. Ich gebe es weiter; die Antwort kommt hier.',
  ar: 'أما الباقي فليس لدي عنه إجابة مؤكدة، لذلك سأحيله إلى أحد الزملاء، وسيرد عليك هنا.',
}

const NO_VOICE: Lines = {
  en: 'I cannot listen to voice notes. Please write it to me in a few words.',
  hi: 'मैं वॉइस नोट नहीं सुन सकता। कृपया कुछ शब्दों में लिखकर भेजिए।',
  'hi-Latn': 'Main voice note nahi sun sakta. Kripya kuch shabdon mein likhkar bhejiye.',
  ta: 'என்னால் குரல் பதிவுகளைக் கேட்க முடியாது. தயவுசெய்து சில வார்த்தைகளில் எழுதுங்கள்.',
  'ta-Latn': 'Ennaal voice note ketka mudiyadhu. Dhayavu seidhu sila vaarthaigalil ezhudhungal.',
  es: 'No puedo escuchar notas de voz. Por favor, escríbamelo en pocas palabras.',
  pt: 'Não consigo ouvir mensagens de voz. Por favor, escreva em poucas palavras.',
  fr: "Je ne peux pas écouter les messages vocaux. Merci de me l'écrire en quelques mots.",
  de: 'Ich kann keine Sprachnachrichten anhören. Bitte schreiben Sie es mir in wenigen Worten.',
  ar: 'لا أستطيع الاستماع إلى الرسائل الصوتية. اكتب لي ذلك في بضع كلمات من فضلك.',
}

const NO_PICTURE: Lines = {
  en: 'I cannot look at pictures. Please tell me in a few words what it is about.',
  hi: 'मैं तस्वीरें नहीं देख सकता। कृपया कुछ शब्दों में बताइए कि यह किस बारे में है।',
  'hi-Latn': 'Main tasveerein nahi dekh sakta. Kripya kuch shabdon mein batayiye ki yeh kis baare mein hai.',
  ta: 'என்னால் படங்களைப் பார்க்க முடியாது. அது எதைப் பற்றியது என்று சில வார்த்தைகளில் சொல்லுங்கள்.',
  'ta-Latn': 'Ennaal padangalai paarka mudiyadhu. Adhu edhai patri endru sila vaarthaigalil sollungal.',
  es: 'No puedo ver imágenes. Por favor, dígame en pocas palabras de qué se trata.',
  pt: 'Não consigo ver imagens. Por favor, diga em poucas palavras do que se trata.',
  fr: "Je ne peux pas regarder les images. Dites-moi en quelques mots de quoi il s'agit.",
  de: 'Ich kann keine Bilder ansehen. Bitte sagen Sie mir in wenigen Worten, worum es geht.',
  ar: 'لا أستطيع مشاهدة الصور. أخبرني من فضلك في بضع كلمات عن موضوعها.',
}
