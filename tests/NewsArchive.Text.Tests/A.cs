namespace T; public class A { [Xunit.Fact] public void Ok() => Xunit.Assert.True(true); }
