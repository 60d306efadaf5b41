/**
 * Everyday words in the order en, hi, ta, es, pt, ar, hi-Latn; `_` joins the words of a phrase. It stands in for a translating
 * model: word by word, and what is not here stays as it is. Nothing tenant-specific belongs here.
 */
const LANGUAGES: readonly string[] = ['en', 'hi', 'ta', 'es', 'pt', 'ar', 'hi-Latn']

const WORDBOOK = `
hello | नमस्ते | வணக்கம் | hola | olá | مرحبا | namaste
thank_you | धन्यवाद | நன்றி | gracias | obrigado | شكرا | dhanyavaad
please | कृपया | தயவுசெய்து | por_favor | por_favor | من_فضلك | kripya
yes | हाँ | ஆம் | sí | sim | نعم | haan
no | नहीं | இல்லை | no | não | لا | nahin
we | हम | நாங்கள் | nosotros | nós | نحن | hum
you | आप | நீங்கள் | usted | você | أنت | aap
your | आपका | உங்கள் | su | seu | لك | aapka
our | हमारा | எங்கள் | nuestro | nosso | لنا | hamara
my | मेरा | என் | mi | meu | لي | mera
is | है | உள்ளது | es | é | هو | hai
are | हैं | உள்ளன | son | são | هم | hain
where | कहाँ | எங்கே | dónde | onde | أين | kahan
when | कब | எப்போது | cuándo | quando | متى | kab
what | क्या | என்ன | qué | o_que | ماذا | kya
how_much | कितना | எவ்வளவு | cuánto | quanto | كم | kitna
today | आज | இன்று | hoy | hoje | اليوم | aaj
tomorrow | कल | நாளை | mañana | amanhã | غدا | kal
morning | सुबह | காலை | mañana_temprano | manhã | صباحا | subah
evening | शाम | மாலை | tarde | tarde | مساء | shaam
open | खुला | திறந்து | abierto | aberto | مفتوح | khula
closed | बंद | மூடி | cerrado | fechado | مغلق | band
order | ऑर्डर | ஆர்டர் | pedido | encomenda | طلب | order
delivery | डिलीवरी | டெலிவரி | entrega | entrega | توصيل | delivery
address | पता | முகவரி | dirección | endereço | عنوان | pata
price | कीमत | விலை | precio | preço | سعر | keemat
payment | भुगतान | கட்டணம் | pago | pagamento | دفع | bhugtaan
refund | वापसी | திருப்பி | reembolso | reembolso | استرداد | vaapsi
room | कमरा | அறை | habitación | quarto | غرفة | kamra
booking | बुकिंग | முன்பதிவு | reserva | reserva | حجز | booking
appointment | अपॉइंटमेंट | சந்திப்பு | cita | consulta | موعد | appointment
doctor | डॉक्टर | மருத்துவர் | doctor | médico | طبيب | doctor
cancel | रद्द | ரத்து | cancelar | cancelar | إلغاء | radd
free | मुफ़्त | இலவசம் | gratis | grátis | مجاني | muft
until | तक | வரை | hasta | até | حتى | tak
before | पहले | முன் | antes | antes | قبل | pehle
after | बाद | பிறகு | después | depois | بعد | baad
day | दिन | நாள் | día | dia | يوم | din
days | दिन | நாட்கள் | días | dias | أيام | din
hour | घंटा | மணி_நேரம் | hora | hora | ساعة | ghanta
sunday | रविवार | ஞாயிறு | domingo | domingo | الأحد | ravivaar
monday | सोमवार | திங்கள் | lunes | segunda | الاثنين | somvaar
here | यहाँ | இங்கே | aquí | aqui | هنا | yahan
and | और | மற்றும் | y | e | و | aur
from | से | இருந்து | desde | desde | من | se
to | को | வரை | a | para | إلى | ko
not | नहीं | இல்லை | no | não | ليس | nahin
good | अच्छा | நல்ல | bueno | bom | جيد | achha
help | मदद | உதவி | ayuda | ajuda | مساعدة | madad
want | चाहिए | வேண்டும் | quiero | quero | أريد | chahiye
`

const ROWS = WORDBOOK.trim()
  .split('\n')
  .map((row) => row.split('|').map((cell) => cell.trim().replaceAll('_', ' ')))

const LONGEST = 3

/** `from` and `to` as BCP 47; regional parts do not matter. */
export function inOtherWords(text: string, from: string, to: string): string {
  const [source, target] = [columnOf(from), columnOf(to)]
  if (source < 0 || target < 0 || source === target) return text
  const known = new Map([...ROWS].reverse().map((row) => [row[source]?.toLowerCase() ?? '', row[target] ?? '']))
  const pieces = text.split(/([\p{L}\p{M}]+)/u)
  let made = ''
  for (let at = 0; at < pieces.length; ) {
    const found = longestAt(pieces, at, known)
    made += found?.words ?? pieces[at]
    at += found?.length ?? 1
  }
  return made
}

function longestAt(pieces: readonly string[], at: number, known: ReadonlyMap<string, string>) {
  for (let words = LONGEST; words > 0; words--) {
    const length = 2 * words - 1
    const said = known.get(
      pieces
        .slice(at, at + length)
        .join('')
        .toLowerCase(),
    )
    if (said) return { words: said, length }
  }
  return undefined
}

function columnOf(language: string): number {
  const exact = LANGUAGES.indexOf(language)
  return exact >= 0 ? exact : LANGUAGES.indexOf(language.split('-')[0] ?? '')
}
