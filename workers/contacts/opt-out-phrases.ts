import { phrases, wordSet } from '../assistant/phrases'

/** Said beside the one word that counts. */
export const FILLERS = wordSet(`
  please pls plz kindly hi hello hey ok okay sir madam team now thanks thank you thx just me immediately
  por favor hola gracias ya ahora oi ola agora obrigado obrigada
  bitte danke hallo jetzt s il vous vous te plait svp merci bonjour maintenant
  tolong mohon terima kasih sekarang kripya कृपया प्लीज़ जी भाई bhai yaar ji abhi अभी अब
  দয়া করে অনুগ্রহ plis من فضلك لو سمحت رجاء الان شكرا per favore grazie adesso alstublieft graag lutfen пожалуйста
  தயவுசெய்து దయచేసి કૃપા કરીને कृपया
`)

/** Keywords that are an opt-out when nothing else is said. */
export const WHOLE_MESSAGE = phrases(
  `
  ^ stop|stopp|stopall|unsubscribe|unsub|unsuscribe|unsubcribe|optout|arret|arreter|arretez|baja|parar|pare|sair|descadastrar|descadastre|remover|berhenti|stahp|desuscribir|desuscribirme|desinscrever|desinscribir|desabonner|abmelden|abbestellen|austragen|halt $
  ^ stop stop $
  ^ stop stop stop $
  ^ stop|end|quit all|it|this $
  ^ opt out|me $
  ^ opt me out $
  ^ stop|quit subscription|promotions|promo|marketing|ads|spam|offers|messages|msgs|msg|texts|sms|updates|notifications|messaging|texting|spamming|broadcast|broadcasts|newsletter $
  ^ no more $
  ^ remove|delete $
  ^ बंद|बन्द|band|bund|bandh $
  ^ बंद|बन्द करो|करें|करे|कीजिए|कर|करिए $
  ^ बंद|बन्द कर दो|दें|दीजिए $
  ^ band|bandh|bund karo|karein|kare|kijiye|kariye|krdo|kardo|karu|kro $
  ^ band|bandh|bund kar|kr do|dijiye|de|dena|den $
  ^ स्टॉप|अनसब्सक्राइब|अनसबस्क्राइब|रोको $
  ^ थांबा|थांबवा $
  ^ बंद करा $
  ^ বন্ধ|স্টপ|আনসাবস্ক্রাইব $
  ^ বন্ধ করুন|করো|কর|করেন $
  ^ நிறுத்து*|ஸ்டாப் $
  ^ niruthunga|niruthungal|niruthu|nirutthu|niruthidunga|niruthavum $
  ^ message|messages|sms|msg|offer|promo niruthunga|niruthu|niruthungal|niruthidunga|venam|vendam|vendaam|venaam $
  ^ ఆపండి|ఆపు|ఆపేయండి|స్టాప్ $
  ^ બંધ કરો|કર $
  ^ સ્ટોપ $
  ^ ನಿಲ್ಲಿಸಿ|ನಿಲ್ಲಿಸು $
  ^ നിർത്തുക|നിർത്തൂ|നിർത്ത് $
  ^ ਬੰਦ ਕਰੋ|ਕਰ $
  ^ بند کرو|کریں|کر $
  ^ ايقاف|توقف|توقفوا|قف|اوقف|اوقفوا|وقف|الغاء|اشتراك*|ستوب|كفى $
  ^ الغاء|الغي|الغوا|ايقاف|اوقف|اوقفوا|وقف الاشتراك|اشتراك|اشتراكي|الرسائل|المراسله|الرساله|العروض|الاعلانات $
  ^ cancelar|cancela|cancelen|cancele|anular|quiero|deseo|quisiera cancelar|mi|la|una suscripcion|baja $
  ^ cancelar|cancela|cancelen|cancele|anular|desactivar suscripcion|subscricao|inscricao|assinatura|mensajes|mensagens|promociones|promocoes|notificaciones|notificacoes|cadastro $
  ^ dar|darme|darse|dame|denme|deme|me|dar me de baja $
  ^ berhenti berlangganan|langganan|mengirim|kirim|subscribe $
  ^ hentikan|stop|setop|berhentikan pesan|langganan|promo|sms|wa|chat $
  ^ batal|batalkan langganan|berlangganan $
  ^ disiscrivimi|cancellami|cancellatemi|disiscrizione|uitschrijven|afmelden|durdur|iptal|dur|стоп|отписаться|отписка|отпишите|хватит $
  ^ huy|dung|ngung dang|ky|gui|lai $
  ^ iacha|simama|acha|itigil|tigil|ihinto $
  ^ 退订|退訂|取消订阅|取消訂閱|停止|配信停止|配信解除|解除|退会|수신거부|수신|구독취소|그만|중지|ยกเลิก|หยุด|เลิกติดตาม $
  ^ ביטול|הסר|הסירו|בטל $
  ^ لغو|توقف اشتراك|عضويت|ارسال $
`.replaceAll(/[()]/g, ''),
)

/** Somebody tells the business what it shall do with messages, number or list. */
export const REQUESTS = phrases(`
  message|messages|msg|msgs|sms|offer|offers|promo|vilambaram|ad .. anuppadheenga|anuppadhinga|anuppaadheenga|anupadheenga|anupadhinga|anuppadeenga|anuppathinga|anuppaatheenga
  message|messages|msg|msgs|sms|offer|offers|promo|vilambaram|edhuvum .. anuppa|anupa vendam|vendaam|venam|venaam
  inime|inimel|ini .. message|messages|msg|sms|offer|offers|edhuvum .. vendam|vendaam|venam|venaam|anuppadheenga
  ^ .. unsubscribe|unsuscribe|unsubcribe|unsub me|my|this|us|from|kar|kr|karo|kardo|krdo|kijiye|please|pls|plz|$
  to|want|wanna|pls|plz|please|like|can unsubscribe|unsub $
  unsubscribe|unsub .. list|messages|updates|number|newsletter|broadcast|alerts|notifications|promotions|offers
  opt|opting me|us out
  want|like|wish|to|please|pls|must|will|choose|am opt|opting|optout out
  opt|opting out of|from ..  message*|msg*|text*|promo*|marketing|communication*|update*|list|this|these|alert*|notification*
  stop|quit|cease|avoid messaging|texting|msging|whatsapping|spamming|emailing|mailing|contacting|pinging|disturbing|bothering|bugging|harassing me|us|my|this|$
  stop|quit|cease sending|with|the|these|this|all|your|those|giving|forwarding|sharing|receiving|getting .. message*|msg*|text|texts|sms|promo*|offer|offers|ad|ads|advert*|spam|update|updates|notification*|newsletter*|marketing|broadcast*|junk|stuff|whatsapps|forwards
  stop|quit|cease sending me|us|this|these|them|$
  stop sending $
  dont|donot|never|not text|msg|message|messge|mesage|whatsapp|contact|spam|email me|us|$
  dont|donot|never|not text|msg|message|messge|mesage|whatsapp|contact|spam|email this|my number
  dont|donot|not|never send|forward|share .. message*|msg*|text|texts|sms|promo*|offer|offers|ad|ads|advert*|spam|marketing|broadcast*|newsletter*
  dont|donot|not|never|no|longer|nor want|wanna|wish|need|like|interested|receive|get .. message*|msg*|text|texts|sms|promo*|offers|ads|advert*|spam|marketing|broadcast*|newsletter*|notifications|updates ..  you|any|more|anymore|again|$
  dont|donot|not|never want|wish|like to be contacted|messaged|texted|on
  no|any|without more|further promo*|offer|offers|message*|msg*|text|texts|sms|ads|ad|advert*|spam|marketing|broadcast*|newsletter*|notifications|updates
  remove|delete|erase|take|drop|strike|exclude|unlist me|us from|off|out
  remove|delete|erase|take|drop|exclude my|this|the|mine number|no|contact|phone|mobile|name|details|info|data ..  from|off|list|database|records|$
  take|get|remove|leave|keep me|us|my|this .. off|from|out .. list|lists|database|contacts|broadcast|group
  leave me alone
  lose|forget|block my number
  withdraw|revoke my consent|permission
  मैसेज|मेसेज|मैसेजेस|मेसेजेस|संदेश|संदेशे|सन्देश|ऑफर|ऑफर्स|प्रमोशन|विज्ञापन|एसएमएस|नोटिफिकेशन|अपडेट .. बंद|बन्द|रोक*|मत|नहीं|ना|न|नको|नकोत
  मत|ना|न|नहीं भेजो|भेजें|भेजे|भेजना|भेजिए|भेजिये|भेजा|भेजिएगा
  नंबर|नम्बर|नाम|कॉन्टैक्ट .. हटा*|निकाल*|डिलीट|काट*|रिमूव
  लिस्ट|सूची .. हटा*|निकाल*
  अनसब्सक्राइब .. कर*|करो|करें|दो|चाहता|चाहती
  सदस्यता .. रद्द|समाप्त|खत्म
  परेशान मत|ना|न
  msg|msgs|message|messages|mesage|massage|sms|offer|offers|promotion|promotions|promo|ads|whatsapp|notification|notifications|update|updates|text .. band|bandh|bund|mat|roko|rok|na|nahi|nahin|nhi|nai .. karo|kro|kar|kr|kardo|krdo|karein|kare|kariye|kijiye|karna|krna|karen|do|bhejo|bhejna|bhejiye|bhejo|bhejen|bheje|bhejein|bhejiyega|chahiye|chaiye|chahie|chaahiye|chahta|chahti|mangta|mangte|pathvu|pathav*
  mat|na|nahi|nahin|nhi bhejo|bhejna|bhejiye|bhejen|bheje|bhejein|bhejiyega|bhejiyo .. $
  msg|msgs|message|messages|sms|text mat|nahi|na $
  bhejna|bhejna|bhejne band|bandh|bund
  number|no|num|naam|contact .. hata|hatao|hatado|hataiye|hatayein|hatana|nikal|nikalo|nikaldo|nikaliye|delete|remove|kaat|kato kar*|kr*|do|dijiye|de|den|dein|lo|$
  number|no|num|naam hatao|hatado|hataiye|nikalo|nikaldo|hata|hatana
  list .. hata*|nikal*|remove karo|kro|kar|kr|do|dijiye|$
  list se|mein hata*|nikal*|remove
  unsubscribe|optout karo|kro|kar|kr|kardo|krdo|karna|krna|karein|karen|kare|kariye|kijiye|karwa*|karo|hona
  pareshan|tang|disturb mat|na
  no|ni|nunca|jamas|dejar|dejen|deja|deje|paren|parar|para|pare|basta|evite|eviten me|nos envi*|mand* .. mensaje*|mas|whatsapp*|promocion*|publicidad|oferta*|correos|sms|textos|nada|avisos|notificacion*
  no quiero|deseo|necesito|queremos|deseamos .. recibir|recib*|mas .. mensaje*|promocion*|publicidad|oferta*|whatsapp*|sms|notificacion*|avisos|comunicacion*|informacion|textos|nada|correos
  no quiero|deseo mas mensaje*|promocion*|publicidad|oferta*|whatsapp*|sms|notificacion*|avisos|spam
  no quiero|deseo que me escrib*|contact*|mand*|envi*|manden|molest*
  no me|nos escrib*|contact*|molest*|texte* .. mas|mas|nunca|$
  no mas mensaje*|promocion*|publicidad|oferta*|whatsapp*|sms|spam|notificacion*|avisos
  dej*|par*|basta|ces*|no de escribir*|enviar*|mandar*|contactar*|molestar*|spamear*|textear* .. me|nos|mensaje*|mas|promocion*|publicidad|oferta*|favor|spam|$
  dej*|paren|pare|cesen|basta de escribir*|enviarme|enviarnos|mandarme|contactarme|molestarme|molestar
  dar*|dame|denme|deme|demen|den me|nos|de|lo de|la|una baja
  dar*|dame|denme|deme|den|quiero|solicito|pido|necesito|tramitar|deseo|mi .. la|de baja $
  me .. de baja de
  darme|darnos|dame|denme|deme|den|dese|darse|dar|dado de baja .. lista|mensajes|suscripcion|newsletter|promociones|por|$
  borr*|elimin*|quit*|saqu*|sac*|retir*|remuev* .. mi|este|el|mis|nuestro numero|telefono|contacto|datos|celular|movil|nombre
  borr*|elimin*|quit*|saqu*|sac*|retir* .. de su|la|sus|esta|tu|vuestra lista|listas|base|agenda|grupo|difusion
  borrenme|eliminenme|quitenme|saquenme|borrame|eliminame|quitame|sacame|borreme|elimineme|quiteme|saqueme .. de|lista|$
  cancel*|anul* .. mi|la suscripcion .. mensajes|de|a|promociones|newsletter|lista|por|$
  desuscrib*|desuscrip* .. me|de|por|lista|$
  nao|nunca quero|queremos|desejo|gostaria|preciso|aceito .. mais|receber|recebendo .. mensag*|mensage*|msg*|promoc*|propagand*|oferta*|anuncio*|sms|whatsapp*|zap*|notificac*|nada|isso|contato|avisos|marketing|spam
  nao quero|desejo mais mensag*|msg*|promoc*|propagand*|oferta*|anuncio*|sms|contato|notificac*|receber
  nao me|nos|mais mand* .. mais|mensag*|msg*|promoc*|propagand*|nada|oferta*|zap|whatsapp|$
  nao me|nos envi*|escrev*|contat*|incomod*|perturb*|cham* .. mais|mensag*|msg*|promoc*|propagand*|nada|oferta*|$
  nao mand*|envi*|escrev* .. mais|mensag*|msg*|promoc*|propagand*|nada|oferta*|$
  nao quero mais receber
  par*|deix*|cess*|chega|pode|podem de|com|parar .. mand*|envi*|escrev*|incomod*|perturb*|mensag*|propagand*|promoc*|contat*|spam
  parem|pare|para|parar com .. mensag*|propagand*|promoc*|spam|isso
  chega de mensag*|propagand*|promoc*|spam
  sem mais mensag*|propagand*|promoc*
  cancel* .. a|minha|o|meu|essa|esta inscric*|cadastro|subscric* .. $
  quero|gostaria|desejo|preciso|favor|como .. descadastr*|desinscrev*|descadastramento
  descadastr*|desinscrev*|desinscric* .. me|meu|numero|por|lista|$
  me descadastr*|desinscrev*|remov*|tir*|exclu*|retir*|apag* .. $
  tir*|remov*|exclu*|retir*|apag*|delet* .. me|meu|o|este|esse|nosso numero|telefone|contato|celular|nome|zap|whatsapp
  tir*|remov*|exclu*|retir*|delet* .. da|dessa|desta|de|sua lista|listas|base|grupo|transmissao
  quero|desejo|gostaria .. sair da|desta|dessa|de lista|grupo|transmissao|mensagens|promocoes
  توقف*|اوقف*|كفوا|كف|وقفوا|ايقاف|اوقف|وقف|بطلوا|بطل|كفايه .. *رسائل*|*رساله*|*مراسل*|*ارسال*|*عروض*|*اعلان*|*اشعار*|*ازعاج*|*اشتراك*|ترسلوا|تبعتوا
  لا|ما|مش|لم|مو|ماعاد|لن .. اريد|اريدكم|ارغب|اود|ابغى|ابي|عايز|عاوز|بدي|نريد|احب|احتاج .. *رسائل*|*رساله*|*مراسل*|*عروض*|*اعلان*|*اشعار*|*تواصل*|استلام|استقبال
  لا|ما|مش|بلاش|رجاء ترسل*|تراسل*|تبعت*|تتواصل*|تزعج*|تبعث*|ترسلوا|ترسلون
  عدم ارسال|*مراسل*|*ازعاج*|الارسال|التواصل
  حذف|احذف*|ازيل*|ازاله|شيل*|امسح*|مسح|اشطب*|امحوا|الغوا|ازل رقمي|رقم|اسمي|الرقم|هاتفي|جوالي|بياناتي
  حذف|احذف*|ازيل*|ازاله|اخرج*|شيل*|ازالتي .. من *قائم*|*لائح*|*ليست*
  اريد|ارغب|اود|ابغى|ابي|عايز|عاوز|بدي|ارجو|يرجى|طلب .. الغاء|ايقاف|الغي|وقف .. *اشتراك*|*رسائل*|*مراسل*|*عروض*|*اعلان*
  الغاء|الغي|الغوا|الغ الاشتراك|اشتراكي|اشتراك .. *رسائل*|من|في|*قائم*|فورا|$
  ne m|me|nous|n .. envoy*|ecriv*|contact*|harcel*|recontact*|spam* .. plus|pas|jamais|message*|sms|pub*
  ne m|me|nous envoy*|ecriv*|contact*|recontact* .. plus|pas|jamais
  ne|je|veux|souhaite .. plus|pas recevoir|etre|vos|de .. message*|sms|pub*|offre*|promo*|mail*|contacte*|sollicit*|notification*|messages|spam
  plus|pas|stop|aucun|assez|marre|fini|arret|arreter|arretez de|aux|les|ces|d vos|de|message*|sms|pub*|offre*|promo*|spam|notification*|sollicit*|texto*
  plus|stop|aucun|assez de|d'|aux|les message*|sms|pub*|offre*|promo*|spam|notification*
  arret*|cess* de|d|vos|ces|les|l m|me|nous|messages|vos|envoi*|pub* .. envoy*|ecri*|contact*|harcel*|message*|spam*|derang*|$
  arret*|cess* de|d .. envoy*|ecri*|contact*|harcel*|spam* 
  arret*|cess*|stoppez vos|ces|les|l|cet|tous message*|envoi*|pub*|sms|promo*|offres|spam
  desabonn*|desinscri* .. moi|me|nous|svp|de|$
  me|m|nous|souhaite|veux|voudrais desabonn*|desinscri*
  retir*|supprim*|enlev*|effac*|ray*|ot* .. mon|ce|mes|le|notre numero|num|contact|telephone|nom|coordonnees|donnees
  retir*|supprim*|enlev*|effac*|ray*|sort* moi|me .. de|liste*
  laissez moi tranquille
  keine|keinen|nie|nicht|kein .. nachricht*|werbung|sms|angebote|newsletter|werbe*|mitteilung*|whatsapp*|meldungen|infos|info|post .. mehr|bitte|senden|schicken|erhalten|bekommen|schreiben|wieder|empfangen|zusenden|$
  nicht|nie|nichts|keinesfalls mehr|wieder|weiter anschreiben|kontaktier*|schreiben|schick*|send*|angeschrieben|belastigen|zusenden|zuschicken|kontaktiert|benachrichtig*|haben|schicken|erhalten|bekommen
  schreib*|schick*|send*|kontaktier*|belastig* .. mir|mich|uns .. nicht|keine|nichts|nie
  hor*|aufhor*|stoppen|stoppt|stopp auf|sie|mit|mir|die|das|ihr .. schreib*|schick*|send*|nachricht*|werbung|spam*|anschreiben|belastig*|angebot*
  aufhoren .. schreib*|schick*|send*|nachricht*
  hor* auf .. mir|mich|uns .. schreib*|schick*|send*|nachricht*|spam*
  nehm*|streich*|losch*|entfern*|trag*|austrag*|nimm .. mich|meine|uns|diese .. nummer|verteiler*|liste|aus|kontakt|daten|telefonnummer|handynummer|newsletter|rufnummer
  nummer|handynummer|telefonnummer|daten losch*|entfern*|streich*
  mich|bitte|newsletter|uns|hiermit|werbung|nachrichten .. abmelden|abbestell*|austragen|abgemeldet $
  melde*|meldet mich .. ab $
  melde*|meldet mich .. vom|von|aus .. newsletter|verteiler|liste|nachrichten ab
  abmelden|abbestellen|austragen|abmeldung .. vom|von|newsletter|nachrichten|verteiler|bitte
  abo|newsletter kundigen|abbestell*|beenden|stornieren $
  lass*|last mich|uns in ruhe
  jangan|stop|berhenti|hentikan|setop|tidak|ga|gak|nggak|ngga|enggak|tdk|jgn|usah .. kirim*|mengirim*|hubungi|menghubungi|chat|wa|sms|kirimi|kirimkan|ganggu .. pesan|saya|lagi|promo*|aku|sms|wa|iklan|chat|ini|apa|apapun|penawaran|nomor
  tidak|ga|gak|nggak|tdk|enggak|jangan|ngga ingin|mau|perlu|butuh|pengen .. menerima|terima|dapat|dikirimi|dihubungi|pesan|promo*|sms|iklan|penawaran|dikirim|notifikasi .. lagi|pesan*|promo*|sms|iklan|penawaran|notifikasi|$
  hentikan|stop|berhentikan|setop|cukup|berhenti .. pesan|promo*|iklan|sms|langganan|pengiriman|notifikasi|kirim*|mengirim*|spam|chat|wa|penawaran|broadcast
  berhenti|batal*|keluar .. langganan|berlangganan|newsletter
  stop langganan|berlangganan|subscribe|newsletter
  hapus*|keluarkan|hilangkan|delete|buang|copot .. nomor|nomer|no|kontak|data|saya|nama .. saya|ini|aku|dari|gue|$
  keluarkan|hapus*|keluar .. dari daftar|grup|list|kontak|database|broadcast
  मेसेज|मैसेज|संदेश|ऑफर|ऑफर्स|एसएमएस|जाहिराती|जाहिरात|मेसेजेस .. नको|नका|नकोत|थांबवा|थांबव|पाठवू
  पाठवू|पाठवणे|पाठवायचे|पाठवणं|पाठवायचं .. नका|बंद|थांबवा|नको
  नंबर|नाव|क्रमांक .. काढ*|हटव*|डिलीट|वगळा|काढून
  यादीतून|लिस्टमधून|लिस्टमधुन .. काढ*|हटव*|वगळा
  मला .. त्रास देऊ नका
  सदस्यत्व रद्द
  मेसेज*|এসএমএস|মেসেজ*|ম্যাসেজ*|মেসেজ|বার্তা*|অফার*|বিজ্ঞাপন*|প্রোমোশন*|মেসেজগুলো|নোটিফিকেশন .. বন্ধ|না|চাই|থামান|থামাও|পাঠাবেন|চাইনা|দিবেন|দেবেন|লাগবে
  আর|আমাকে|কখনো .. পাঠাবেন|পাঠাবে|পাঠিও|পাঠাবা|পাঠিয়ো|পাঠাইয়েন না
  পাঠানো .. বন্ধ|থামান|থামাও
  নম্বর*|নাম্বার*|নাম*|তালিকা*|লিস্ট* .. সরি*|মুছ*|বাদ|ডিলিট|কেটে|সরান|সরাও|রিমুভ
  বিরক্ত করবেন|কোরো|করো না
  সাবস্ক্রিপশন .. বাতিল|বন্ধ
  আনসাবস্ক্রাইব .. করুন|করতে|করে|করো|কর|চাই
  செய்தி*|மெசேஜ்*|மெசேஜ*|மெசெஜ்*|குறுஞ்செய்தி*|எஸ்எம்எஸ்|விளம்பர*|ஆஃபர்*|சலுகை*|தகவல்* .. நிறுத்து*|வேண்டாம்*|அனுப்பாதீர்*|அனுப்பாதே*|அனுப்ப|அனுப்பவேண்டாம்|தேவையில்லை .. $
  அனுப்பாதீர்*|அனுப்பாதே*|அனுப்புவதை|அனுப்பறத .. நிறுத்து*|$
  அனுப்ப வேண்டாம்|கூடாது
  எண்ணை*|நம்பர்*|நம்பரை*|பெயரை*|எண் .. நீக்*|அகற்*|டெலிட்|எடுத்து*|எடுங்*
  பட்டியல்*|பட்டியலி*|லிஸ்ட்* .. நீக்*|அகற்*|எடுத்து*
  தொந்தரவு செய்யாதீர்*|செய்யாதே*|செய்ய
  சந்தாவை ரத்து நிறுத்து*|செய்*
  சந்தா* .. ரத்து
  message|messages|msg|sms|offer vendam|venam|vendaam|venda|anuppadheenga|anuppatheenga|anuppathinga|anuppadhinga|niruthunga|niruthungal
  message|messages|msg|sms anupp* vendam|venam|vendaam|niruthunga
  మెసేజ్*|మెసేజీ*|సందేశ*|మెస్సేజ్*|ఆఫర్*|ప్రకటన*|ఎస్ఎంఎస్* .. ఆప*|వద్దు|వద్దండి|పంపవద్దు|పంపొద్దు|పంపకండి|ఆపండి|పంపకు|అవసరం|అక్కర్లేదు .. $
  పంపడం|పంపించడం|పంపటం .. ఆప*|వద్దు|మానేయండి|మానండి
  పంపవద్దు|పంపొద్దు|పంపకండి|పంపించకండి|పంపించవద్దు|పంపించొద్దు .. $
  నంబర్*|నెంబర్*|నంబరు*|నెంబరు*|పేరు*|పేరును .. తొలగి*|తీసే*|తీసి*|డిలీట్|తీసెయ్*
  జాబితా*|లిస్ట్* .. తొలగి*|తీసే*|తీసి*
  సభ్యత్వ*|సబ్స్క్రిప్షన్* .. రద్దు
  message|messages|msg|sms vaddu|vodhu|vaddhu|pampakandi|pampoddu|pampavaddu|apandi|aapandi
  message|messages|msg pamp* apandi|aapandi|vaddu|vodhu
  મેસેજ*|સંદેશ*|મેસેજીસ|ઓફર*|ઑફર*|જાહેરાત*|એસએમએસ* .. બંધ|નથી|નહીં|નહિ|ના|ન|નહી|મોકલશો|મોકલતા|રોકો .. કરો|કર|જોઈતા|જોઈતી|જોઈતો|જોઈતું|મોકલો|મોકલશો|મોકલતા|કરી|નહીં|નહિ|જોઈએ|$
  મોકલવાનું|મોકલવાનુ|મોકલવા .. બંધ|રોકો
  ન|ના|નહીં|નહિ મોકલ*
  મોકલશો|મોકલતા|મોકલો નહીં|નહિ|ના|નહી
  નંબર|નામ|નંબરને .. કાઢ*|હટાવ*|દૂર|ડિલીટ|રીમુવ
  યાદીમાંથી|લિસ્ટમાંથી .. કાઢ*|હટાવ*|દૂર
  સબ્સ્ક્રિપ્શન .. રદ
  ಸಂದೇಶ*|ಮೆಸೇಜ್*|ಮೆಸೇಜ* .. ನಿಲ್ಲಿಸಿ*|ಬೇಡ|ಕಳುಹಿಸಬೇಡಿ|ಕಳಿಸಬೇಡಿ
  ಕಳುಹಿಸಬೇಡಿ|ಕಳಿಸಬೇಡಿ $
  ಸಂಖ್ಯೆ*|ನಂಬರ್*|ನಂಬರನ್ನು .. ತೆಗೆ*|ಅಳಿಸಿ*
  സന്ദേശ*|മെസേജ്*|മെസ്സേജ്* .. നിർത്ത*|വേണ്ട|അയക്കരുത്|അയയ്ക്കരുത്|അയക്കണ്ട
  അയക്കരുത്|അയയ്ക്കരുത് $
  നമ്പർ .. നീക്കം|ഒഴിവാക്ക*|ഡിലീറ്റ്
  ਮੈਸੇਜ*|ਮੈਸਿਜ*|ਸੁਨੇਹ* .. ਬੰਦ|ਨਾ|ਨਹੀਂ
  ਨਾ ਭੇਜੋ
  ਨੰਬਰ .. ਹਟਾ*|ਕੱਢ*
  میسج*|پیغام*|پیغامات|میسیج* .. بند|مت|نہ|نہیں .. کر*|بھیج*|چاہ*
  مت بھیجیں|بھیجو|بھیجنا
  نمبر .. ہٹا*|نکال*|ڈیلیٹ|حذف
  ديگر|ديگه .. پيام|پيامك .. ندهيد|نفرستيد|نميخواهم|ندين
  non|smett*|bast*|smetti .. inviat*|mandat*|scriv*|voglio|ricevere|desidero|invi*|mandar* .. messagg*|piu|pubblicita|promoz*|offert*|sms
  cancell*|rimuov*|tog*|elimin* .. mi|il|dal|dalla|mio numero|lista|elenco|contatto|messaggi|newsletter
  disiscriv*|disiscriz*
  geen|niet|stop|stoppen .. berichten|reclame|berichtjes|appjes|aanbiedingen|nieuwsbrief|spam .. meer|sturen|ontvangen|$
  schrijf|meld mij|me .. uit|af
  verwijder .. mijn|dit nummer
  haal me|mij van .. lijst
  mesaj* .. gonderm*|atm*|istemiyorum|istemiyoruz|almak|durdur*|kesin|yollama*
  numara*|listeden .. sil*|cikar*
  abonelikten|uyelikten .. cik*
  не .. пишите|присылайте|отправляйте|шлите|хочу|пиши|беспокойте .. мне|сообщени*|больше|рассылк*|получать|смс|$
  отпис*|отключите .. меня|рассылк*|от|смс|$
  удалите .. мой|номер|меня
  прекратите .. рассылк*|присылать|сообщени*|писать|отправлять
  dung|ngung|khong .. gui|nhan|muon .. tin|quang
  xoa|huy .. so|dang .. dien|toi|ky
  huwag|wag|ayaw|ayoko|tigilan|itigil .. mag|magpadala|padala|message*|text|mensahe|makatanggap|magtext|pagpapadala .. message*|text|mensahe|ako|akin|$
  tanggalin|alisin|burahin .. number|numero|ako|pangalan
  usi*|acha*|sitaki|msi* .. tum*|kutum*|ujumbe|jumbe|meseji .. ujumbe|jumbe|meseji|tena|$
  ondoa|futa|toa .. nambari|namba|jina
  jangan|henti|hentikan|berhenti .. hantar|menghantar|mesej|hubungi .. mesej|saya|lagi|promosi
  padam|buang|keluarkan .. nombor|saya
  *不要再发*|*别再发*|*不要再發*|*别发*|*停止发送*|*不想收到*|*删除我的号码*|*退订*|*取消订阅*|*不要发信息*|*别给我发*
  *配信停止*|*配信を停止*|*送らないで*|*メッセージ不要*|*登録解除*|*配信解除*|*もう送ら*|*購読解除*
  *수신거부*|*보내지마*|*구독취소* 
  그만 보내*
  문자|메시지 .. 보내지|그만
  *หยุดส่ง*|*ไม่ต้องส่ง*|*ยกเลิกรับ*|*เลิกส่ง*|*ลบเบอร์*|*ไม่อยากรับ*|*ไม่ต้องการรับ*
`)

/** Looks alike, means the opposite or something else. */
export const NOT_MEANT = phrases(`
  dont|donot|not|never|didnt|wont stop|unsubscribe|unsub|opt|remove|delete
  why .. stop*|unsubscribed|removed|blocked|not
  did|have|has|was|were|been|got|accidentally|mistake .. unsubscribe|unsubscribed|removed|stopped
  order*|delivery|parcel|booking|item|items|cart|refund|invoice|otp .. message*|msg*|not|nahi
  not|nahi|nahin|nhi|never|didnt|havent|no get|got|receive|received|getting|receiving|aaya|aayi|mila|mili|aaye|aya
  नहीं आया|आयी|आई|मिला|मिली|आए
  no recib*|llega* .. mensaje de|codigo|confirmacion
  remove|delete|take .. from|off .. cart|order|bill|invoice|account|basket|booking
  payment|receipt|invoice|order|booking|confirmation|appointment|otp message*|msg*|text|update*|notification*
  order|pedido|booking band|mat|nahi
`)
