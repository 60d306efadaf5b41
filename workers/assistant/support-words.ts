import { wordSet } from '../knowledge/tokens'

/** Without weight when a sentence is compared with its source: they stand in every text. */
export const FUNCTION_WORDS = wordSet(`
  the a an is are was were be been am do does did has have had will would can could may might shall should must of to in on at by for from
  with and or but if then than so as it its this that these those there here you your we our us they their them i my me he she his her not
  no yes also only just about into over up out all any some more most very which who what when where how please
  है हैं था थे थी हो होता होती होते का की के को से में पर और या तो भी ही यह ये वह वे आप हम हमारे हमारा हमारी आपका आपके आपकी कर करें करते करता सकते
  सकता लिए एक इस उस जो कि नहीं कृपया
  hai hain tha the thi ho ka ki ke ko se me mein par aur ya to bhi hi yeh ye woh wo aap hum hamara hamare kar karein sakte liye ek jo
  el la los las un una de en y o a que es son con por para su sus se lo le les del al como más no si
  o os as um uma de em e ou que é são com por para seu sua se do da dos das no na como mais não
  le la les un une des de du et ou à que est sont avec par pour son sa ses se ce cette dans en vous nous ne pas
  der die das ein eine und oder zu in im am an auf mit von für ist sind sie wir ihr ihre es nicht den dem des
  في من على إلى عن و أو هو هي هذا هذه التي الذي لا ما مع كل
  yang dan di ke dari untuk dengan ini itu adalah pada anda kami atau tidak
`)

/** Words that turn a sentence round. */
export const NEGATIONS = wordSet(`
  not no never cannot cant dont doesnt isnt arent wont without neither nor unable except
  नहीं नही मत न ना बिना nahi nahin nhi mat bina
  no nunca sin tampoco jamás não nunca sem nem ne pas jamais sans aucun nicht kein keine keinen nie ohne
  لا ليس لن لم غير بدون tidak bukan tanpa belum jangan
  இல்லை வேண்டாம் கூடாது முடியாது లేదు కాదు వద్దు নেই না নয় નથી નહીં ન नको नका नाही
`)

/** Days and months must stand in the source themselves: a wrong day is worse than none. */
export const DATE_WORDS = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december
  today tomorrow tonight weekend weekends weekdays holidays
  सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार somvar mangalvar budhvar guruvar shukravar shanivar ravivar
  lunes martes miércoles jueves viernes sábado domingo segunda terça quarta quinta sexta
  lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag
  திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி ஞாயிறு senin selasa rabu kamis jumat sabtu minggu
  الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
`)

/** Say nothing by themselves: an answer may use them though its source does not. */
export const NEUTRAL_WORDS = wordSet(`
  hello hi dear thanks thank sorry sure certainly indeed please note currently generally usually according information
  available offer offers offering provide provides provided have has get gets need needs want take takes make made done given
  per upto within between during around total amount amounts time times around also too well here there currently our your yours
  located based starts start starting begins ends end run runs operates operate works work ready possible able let know tell
  happy glad questions question further details detail
  नमस्ते धन्यवाद कृपया उपलब्ध देते देती मिलता मिलती मिलते होगा होगी सकता सकती हमारे यहाँ यहां बजे प्रति दौरान बीच रहता रहती रहते लगता लगती लगते लगेगा दिया दी जाता जाती जाते किया गया गई गए
  namaste dhanyavaad uplabdh milta milti milte hoga hogi rehta rehti rehte lagta lagti lagte baje prati diya jaata jaati jaate kiya
  hola gracias disponible disponibles ofrece ofrecemos tiene tienen tenemos hay puede pueden puedes usted ustedes está están estamos entre durante desde hasta nuestro nuestra nuestros nuestras horario
  olá obrigado obrigada disponível disponíveis oferece oferecemos tem têm temos há pode podem você vocês está estão estamos entre durante desde nosso nossa nossos nossas horário
  مرحبا شكرا متاح متاحة متوفر متوفرة نقدم يقدم لدينا يمكن يمكنك يمكنكم لكم لك نحن يكون تكون بين خلال ساعة الساعة
  उसके उसका उसकी इसके इसका इसकी ذلك هذا يوجد توجد هناك يتم அன்று அதன் அது இது ser são é
  வணக்கம் நன்றி உள்ளது உள்ளன உண்டு கிடைக்கும் வழங்குகிறோம் எங்கள் உங்கள் நாங்கள் நீங்கள் மணி மணிக்கு வரை இருந்து ஆகும் இருக்கும் செய்யலாம் முடியும் ஒரு
`)

/** Compared apart (quantities.ts), by which currency they are. */
export const CURRENCY_WORDS = wordSet(`
  rs inr usd eur gbp brl aed sar idr rp rupee rupees rupias rúpias dollar dollars dólares euro euros pound pounds reais dirham dirhams riyal riyals rupiah
  रुपये रुपए रुपया डॉलर यूरो दिरहम ரூபாய் டாலர் யூரோ روبية دولار يورو درهم ريال percent cent ciento cento प्रतिशत சதவீதம் சதவீத بالمئة بالمائة
`)
