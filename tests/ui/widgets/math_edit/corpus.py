"""Texts as people type them into a line, which mean the same when they are typed into the editor."""

PLAIN = """
2xy
x+1
-x
x-y-z
x*y*z
2*x*y
x*-y
2x y
xy(x+y)
x(y+1)
(x+1)(y-2)
2(x+1)(y-1)/3
x^2
x^2+1
x^2y
x^2 y
x**2y
x^2y^2
x^-1
x^-2/3
x^-2y
x^1/2
x^(1/2)
x^(y+1)z
x^y^2
x^y z
x^(2)^3
x^2 ^3
2^-(x)y
x^(2)!
x^3!
x^10
12^2
2^x y
(x+1)^2
(x+1)^2/2
(x/y)^2
((x+1)/2)^2
e^x
e^-x
e^(x y)
e^(x y)+1
e^(2x)y
e^x y
e^x(y+1)
e^(-x^2/2)
e^x/2
x e^y
xe^y
1/2
1/2*x
1/(2x)
(1/2)x
x(1/2)
x/y
-x/2
(-x)/2
x/(y/3)
x/y/3
x*y/3
x*-y/3
x/y*z
2x/(3y)
(x+1)/(x-1)
1/(x+1)^2
1/(x+1)^2+y
1/x^2
1/x+1/y
x^2/(x^2+y^2)^(3/2)
1/(1+e^-x)
1/(1+e^(-x))
sin(x)
sin x
sin 2x
sin(2x)
sin(x)^2
sin^2 x
sin^2(x)
sin x cos y
sinxcosx
sin(x)cos(y)
-4y^2 cos(2x y)
x/sin(x)
x/sin x
sin -x
2sin x
x exp(-x)
x exp(-x y)
ln(x)/x
ln(x^2+y^2)
arctan(y/x)
tanh(x)^2
sigmoid(x)(1-sigmoid(x))
max(x, y)
max(x,0)+min(y,1)
log_2(x)
log_2 x
log_y(x)
log2(x)
log10(x)
logb(x,y)
sqrt(x)
sqrt x
sqrt(x^2+y^2)
sqrt(x^2+y^2)/2
1/sqrt(x)
1/sqrt x
x/sqrt(x^2+1)
sqrt(x)^2
sqrt x sin y
sqrtxln(x)
sqrt(x)sqrt(y)
√2/2
√x y
√(x+1)
cbrt(x)
∛x
root(x,3)
root(x+1,3)y
|x|
|x|y
|x|+2|y|
||x|-1|
x^2|y|
sin|x|
sin|x|cos(y)
|x||y|
abs(x)y
x_1^2
x_1y
x_1x_2
x_1 x_2
x1^2
x1 x2
2x_1+3x_2
e^(x_1)
2pi x
2πx
pi/4
λx
lambda x
theta^2
rate x
x²+y³
x⁻¹
x¹²
x·y
x−1
x÷2
0.50
2e3
2e3x
1e-3
x/1.5e-2
x^(1.5e-2)
3!
3!x
[1, 2]
(1, 2)
[[1, 2], [3, 4]]
[x/y, x^2, sqrt(x)]
""".strip().split("\n")

AMBIGUOUS = """
1/2x
1/2 x
1/xy
x/2y z
e^2x
e^xy
e^2x y
e^sin x y
e^sqrt x y
x^yz
2^xy
2e-3
sqrt x^2
sqrt2x
sin x y
sin x/2
sin x^2
sin^-1 x
ln x/x
1/x(y+1)
1/2(x+1)
1/sin x y
""".strip().split("\n")

UNREADABLE = """
2x+
2x +
x^
1/
*x
x+*2
^2
x)
(x+1))
foo(x)
2y a
x_
x_7
3 4
x--y
x=
∂x
½
sin
sin()
max(x)
x#y
""".strip().split("\n")

STATEMENTS = [
    ("points", "(0, 0), (2, 2)"),
    ("points", "{(0, 0), (1/2, -sqrt(2)/3)}"),
    ("points", "[[0, 0], [2, 2]]"),
    ("points", "(0, 0); (2, 2)"),
    ("points", "(0,0) and (2,2)"),
    ("points", "none"),
    ("interval", "(0, 1]"),
    ("interval", "[1, oo)"),
    ("interval", "]0, 1/2]"),
    ("interval", "x in (0, 1)"),
    ("interval", "x < 3/2"),
    ("interval", "0 < x <= 1"),
    ("interval", "|x| < 1"),
    ("interval", "x > 0 and x < 1"),
    ("interval", "(1/2) < x < (3)"),
    ("equation", "z = 3x + 2y - 1"),
    ("equation", "y/2 = x^2"),
    ("equation", "2(x-1)+3(y-2)=0"),
]
