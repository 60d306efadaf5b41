import { plainText } from '../assistant/plain-text'

/**
 * Words for dates, times, amounts and small numbers in the languages our customers write, romanised ones too. Compared as
 * plainText has them, so that accents, hamza signs and nuktas do not matter.
 */
function table<Value>(rows: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> {
  return new Map(
    rows.flatMap(([value, words]) =>
      plainText(words)
        .split(/\s+/)
        .map((word) => [word, value] as const),
    ),
  )
}

export const MONTHS = table<number>([
  [1, 'january jan enero ene janeiro janvier जनवरी ஜனவரி يناير janvari'],
  [2, 'february feb febrero fevereiro fev février फरवरी फ़रवरी பிப்ரவரி فبراير farvari'],
  [3, 'march mar marzo março mars मार्च மார்ச் مارس'],
  [4, 'april apr abril abr avril अप्रैल ஏப்ரல் أبريل إبريل'],
  [5, 'may mayo maio mai मई மே مايو'],
  [6, 'june jun junio junho juin जून ஜூன் يونيو'],
  [7, 'july jul julio julho juillet जुलाई ஜூலை يوليو julai'],
  [8, 'august aug agosto ago août अगस्त ஆகஸ்ட் أغسطس'],
  [9, 'september sep sept septiembre setembro set septembre सितंबर सितम्बर செப்டம்பர் سبتمبر'],
  [10, 'october oct octubre outubro out octobre अक्टूबर अक्तूबर அக்டோபர் أكتوبر'],
  [11, 'november nov noviembre novembro novembre नवंबर नवम्बर நவம்பர் نوفمبر'],
  [12, 'december dec diciembre dic dezembro dez décembre दिसंबर दिसम्बर டிசம்பர் ديسمبر'],
])

/** Sunday is 0. */
export const WEEKDAYS = table<number>([
  [0, 'sunday domingo रविवार इतवार ravivar raviwar itvar ஞாயிறு ஞாயிற்றுக்கிழமை nyayiru الأحد الاحد'],
  [1, 'monday lunes segunda segunda-feira सोमवार somvar somwar திங்கள் திங்கட்கிழமை thingal الاثنين الإثنين'],
  [2, 'tuesday martes terça terça-feira मंगलवार mangalvar mangalwar செவ்வாய் செவ்வாய்க்கிழமை sevvai الثلاثاء'],
  [3, 'wednesday miércoles quarta quarta-feira बुधवार budhvar budhwar புதன் புதன்கிழமை pudhan الأربعاء'],
  [4, 'thursday jueves quinta quinta-feira गुरुवार guruvar guruwar வியாழன் வியாழக்கிழமை viyazhan الخميس'],
  [5, 'friday viernes sexta sexta-feira शुक्रवार shukravar shukrawar வெள்ளி வெள்ளிக்கிழமை velli الجمعة'],
  [6, 'saturday sábado शनिवार shanivar shaniwar சனி சனிக்கிழமை sani السبت'],
])

/** Days from today. A booking looks ahead, so that `kal` is tomorrow. */
export const DAYS_AHEAD = table<number>([
  [0, 'today hoy hoje आज aaj இன்று இன்னைக்கு indru innaikku اليوم'],
  [1, 'tomorrow tmrw tmr mañana amanhã कल kal நாளை நாளைக்கு naalai nalaikku غدا غداً بكرة بكرا'],
  [2, 'overmorrow परसों parso parson நாளன்று நாளைமறுநாள்'],
])

export const NUMBERS = table<number>([
  [1, 'one uno una um uma एक ek ஒன்று ஒரு onnu واحد واحدة'],
  [2, 'two dos dois duas दो இரண்டு ரெண்டு rendu اثنان اثنين'],
  [3, 'three tres três तीन teen மூன்று moonu ثلاثة ثلاث'],
  [4, 'four cuatro quatro चार char chaar நான்கு நாலு naalu أربعة أربع'],
  [5, 'five cinco पांच पाँच paanch panch ஐந்து அஞ்சு anju خمسة خمس'],
  [6, 'six seis छह छः chhe chah ஆறு aaru ستة ست'],
  [7, 'seven siete sete सात saat ஏழு ezhu سبعة سبع'],
  [8, 'eight ocho oito आठ aath எட்டு ettu ثمانية ثمان'],
  [9, 'nine nueve nove नौ nau ஒன்பது onbadhu تسعة تسع'],
  [10, 'ten diez dez दस das பத்து pathu عشرة عشر'],
  [11, 'eleven once onze ग्यारह gyarah பதினொன்று'],
  [12, 'twelve doce doze बारह barah பன்னிரண்டு'],
])

export const TIMES_MORE = table<number>([
  [1e3, 'k thousand mil हज़ार हजार hazar hazaar ஆயிரம் aayiram ألف الف آلاف'],
  [1e5, 'lakh lakhs lac lacs लाख லட்சம் இலட்சம் latcham'],
  [1e6, 'million millions m mn millón millones milhão milhões مليون ملايين'],
  [1e7, 'crore crores cr करोड़ करोड கோடி kodi'],
])

export const CURRENCIES = table<string>([
  ['INR', '₹ rs inr rupee rupees rupaye rupaiye रुपये रुपए रुपया रु ரூபாய் ரூ roobai روبية'],
  ['USD', '$ usd us$ dollar dollars dólar dólares डॉलर டாலர் دولار'],
  ['EUR', '€ eur euro euros यूरो யூரோ يورو'],
  ['GBP', '£ gbp pound pounds'],
  ['BRL', 'brl real reais r$'],
  ['MXN', 'mxn peso pesos'],
  ['AED', 'aed dirham dirhams درهم دراهم'],
  ['SAR', 'sar riyal riyals ريال'],
])

/** What part of the day an hour belongs to: added to an hour up to 12. */
export const DAY_PARTS = table<'am' | 'pm'>([
  ['am', 'am morning सुबह subah காலை kaalai manhã صباحا صباحاً الصباح madrugada'],
  ['pm', 'pm afternoon evening tonight night tarde noche noite शाम shaam sham दोपहर dopahar dopeher रात raat'],
  ['pm', 'மாலை maalai மதியம் இரவு مساء مساءً المساء ظهرا ظهراً'],
])

/** Beside a number they say that it is an hour. */
export const HOUR_WORDS = table<true>([
  [true, "o'clock oclock h hs hrs hours hora horas बजे baje மணி மணிக்கு mani maniku الساعة"],
])
