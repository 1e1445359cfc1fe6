"""First names that are much used in the Netherlands: beside other signs, a text with one may name a person."""

__all__ = ["FIRST_NAMES"]

_NAMES = """
aad abdel abdelkader abdul abdullah achmed ad adam adri adriaan agnes ahmed ahmet aicha aisha albert alex alexander
ali alice alie aliye amal amber amina amir amira amy ana andre andrea andreas andries angela angelique anita anja anke
ann anna anne anneke annelies annemarie annemiek annet annette annie anouk ans anthony antoinette anton antonio arend
ari arie arjan arjen arno arnold arthur arzu astrid atie auke aukje aylin ayse aziz babette barbara barry bart bas bea
beatrix ben benjamin bennie berend bernadette bernard bert bertus betsy betty bianca bob bram branko brenda brigitte
bruno bryan burak carel carina carla carlo carlos carmen carolien caroline catharina cees chantal charlotte chris
christa christel christiaan christian christien christina christine cindy claire claudia cobie coen coert colette
conny cor corine corrie corry cynthia daan dana daniel danielle danny daphne david debby demi denise dennis derk
desiree dewi diana dick diederik dieuwke dilek dina dirk dominique dorien dorothee doutzen driss duco ed edith edwin
eef eefje egbert elena elif elin elisabeth elise ella ellen elly els elsa elske emiel emil emily emine emma emre erica
erik erna ernst esma esther eva evelien eveline evert fabian fadma farah farid fatiha fatima fatma fleur floris
francien francis frank frans fred freddie frederik fredrik frits froukje gabriel geert geertje geertruida gemma george
gerald gerard gerben gerda gerjan germa gerrie gerrit gert gertjan gerty ghislaine gijs gina giovanni gre greet
greetje gretha grietje guido guus habib hakan halima hamid hamza han hanna hannah hanneke hannie hans harm harold
harrie harry hasan hassan hatice hedwig heidi hein heleen helen helena helma hendrik hendrika henk hennie henny henri
henriette herma herman hetty hicham hilda hilde hilletje houda hubert hugo huib huseyin huub ibrahim ida ilona ilse
imane imke ina inez inge ingeborg ingrid irene iris irma isa isabel ismail ivan ivo ivonne jaap jack jacob jacoba
jacqueline jacques jamal jamila jan jane janine janna janne janneke jannes jannetje jannie janny jantje jasmijn jasper
jean jeanet jeanette jeanne jef jelle jennifer jenny jeroen jeske jesse jessica jetske jo joan joanna job jochem joep
joeri johan johanna johannes john johnny jolanda jolien jolijn jonas jonathan joop joost jordy joris jos jose josef
josephine joyce judith julia julian juliette jurgen jurre justin kamal karel karen karim karima karin karlijn kasper
katarzyna kees kelly kemal kevin khadija khalid kim kirsten klaas klaske koen koos krijn krista kristel krzysztof
lambert lars laura laurens leah leen leendert leila lena lennart leo leon leonie lia liam lida lidia lieke lien lies
liesbeth liesje lilian lily linda lisa lisanne lisette lobke lodewijk loes lonneke lotte louis louisa louise luc lucas
lucia lucie lucienne luuk lydia maaike maarten maartje madelon magda mahmoud maikel malika manon manuela marc marcel
marcella marco margaret margreet margriet maria marian marianne marie marieke mariel marielle mariet mariette marijke
marijn marike marina marinus mario marion mariska marit marita marjan marjo marjolein marjolijn marjon mark marleen
marlies marloes marlou marnix marta martha marthe martien martijn martin martina martine mary maryam maud maureen
maurice maurits mehmet melanie melissa merel merle meryem michael michel michiel mieke mien miep mike milou mimoun
minke mira miranda miriam mo mohamed mohammed monica monique mounir mourad muhammed murat mustafa myra nadia nadine
naima nancy naomi natalia natascha natasja nel nelleke nellie nick nicole nicolette niek niels nienke nina noor
noortje nora norbert nour olga olivier omar onno oscar osman otto ozlem pascal patricia patrick patty paul paula
pauline peggy peter petra philip pien pierre piet pieter pim piotr priscilla rabia rachel rachid rachida raf ramona
raoul raymond rebecca regina reinier renate rene renee renske ria rian rianne richard rick riek riet rik rini rita rob
robert robin roel roelof roland rolf roman romy ron ronald rosa rosalie rosanne roy ruben rudi rudolf ruth ruud saar
sabina sabine sabrina sacha saida saloua samantha samir samira sandra sanne sara sarah sebastiaan sem semra sharon
sheila sietske sigrid siham silvia simon simone sjaak sjoerd sjors sofia sofie sonja souad soufian stan stef stefan
stefanie stella stephan steven stijn suleyman susan susanne suzanne sven svetlana swen sylvia tamara tanja tarik
tatjana teun teuntje thea theo theresa thierry thijs thomas tiemen tim tina tineke tinie tjeerd tom ton tonnie tonny
toos trees trudy truus tugba turkan ursula valerie vera veronique victor vincent vivian wanda wendy wessel wibe
wijnand wilco wilfred wilhelmina willeke willem willemien willie wilma wim wouter xander yasmin yasmina yassin yassine
younes youssef yusuf yvette yvonne zahra zeynep zineb zoe zohra
"""
FIRST_NAMES = frozenset(_NAMES.split())
